package ca.passerelle.gateway.record;

/** Checks what a patch has made of a resource, as strictly as the doors check what is sent whole. */
public interface PatchedContent {

    /**
     * Looks at a resource after a patch.
     *
     * @param json the resource
     * @param type the type that it must have
     * @throws Refusal when it is not as FHIR R4 has it
     */
    void check(byte[] json, String type);
}
