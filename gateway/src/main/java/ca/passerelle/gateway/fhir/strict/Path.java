package ca.passerelle.gateway.fhir.strict;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.util.Arrays;

/** Where a reading is: the FHIRPath of the element, kept cheaply and written only for a problem. */
final class Path {

    private static final int NONE = -1;

    private String root = "body";
    private String[] names = new String[16];
    private int[] indexes = new int[16];
    private int depth;

    void root(String type) {
        root = type;
    }

    void push(String name) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
        names[depth] = name;
        indexes[depth] = NONE;
        depth++;
    }

    void index(int index) {
        indexes[depth - 1] = index;
    }

    void pop() {
        depth--;
    }

    boolean isAtRoot() {
        return depth == 0;
    }

    /** What cannot be read at all. */
    Refusal bad(String text) {
        return Refusal.badRequest(toString(), ProblemCode.STRUCTURE, text);
    }

    /** What can be read, and may not be kept. */
    Refusal unfit(String text) {
        return Refusal.unprocessable(toString(), ProblemCode.INVALID_VALUE, text);
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder(root);
        for (int i = 0; i < depth; i++) {
            path.append('.').append(names[i]);
            if (indexes[i] != NONE) {
                path.append('[').append(indexes[i]).append(']');
            }
        }
        return path.toString();
    }
}
