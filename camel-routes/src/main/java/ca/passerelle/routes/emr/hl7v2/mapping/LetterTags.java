package ca.passerelle.routes.emr.hl7v2.mapping;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.jspecify.annotations.Nullable;

/** The tags of a letter (ISO 32000-1 §14.8): a screen reader finds its heading and its paragraphs, and passes over page numbers. */
final class LetterTags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    private final Map<Integer, COSObjectable> parents = new LinkedHashMap<>();
    private @Nullable PDStructureElement element;
    private @Nullable PDPage page;
    private COSArray marked = new COSArray();

    LetterTags(PDDocument letter) {
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        letter.getDocumentCatalog().setMarkInfo(info);
        letter.getDocumentCatalog().setStructureTreeRoot(root);
        root.appendKid(document);
    }

    /** The marks that follow are on this page. */
    void begin(PDPage next, int number) {
        page = next;
        next.getCOSObject().setInt(COSName.STRUCT_PARENTS, number);
        marked = new COSArray();
        parents.put(number, new PDParentTreeValue(marked));
    }

    /** Marks what is shown until the next end as part of a new element, or of the one before. */
    void open(PDPageContentStream content, String type, boolean beginsElement) throws IOException {
        PDStructureElement part = element;
        if (beginsElement || part == null) {
            part = new PDStructureElement(type, document);
            part.setPage(Objects.requireNonNull(page));
            document.appendKid(part);
            element = part;
        }
        COSDictionary properties = new COSDictionary();
        properties.setInt(COSName.MCID, marked.size());
        COSName tag = COSName.getPDFName(type);
        content.beginMarkedContent(tag, PDPropertyList.create(properties));
        PDMarkedContent mark = new PDMarkedContent(tag, properties);
        if (Objects.equals(part.getPage(), page)) {
            part.appendKid(mark);
        } else {
            part.appendKid(onOtherPage(marked.size()));
        }
        marked.add(part.getCOSObject());
    }

    /** Marks what is shown until the next end as no part of the text. */
    void artifact(PDPageContentStream content) throws IOException {
        content.beginMarkedContent(COSName.ARTIFACT);
    }

    void finish() {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
    }

    private PDMarkedContentReference onOtherPage(int mcid) {
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setMCID(mcid);
        reference.setPage(Objects.requireNonNull(page));
        return reference;
    }
}
