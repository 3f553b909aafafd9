package ca.passerelle.gateway.referral;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Gives resources back the documents that are kept beside them, as many as fit into one message. */
public interface DocumentContents {

    void restore(List<Resource> resources);
}
