package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions of one type. One class serves them all: what differs is in the grammar. */
public class TypeProvider<T extends Resource> implements IResourceProvider {

    private final Class<T> type;
    private final Interactions interactions;
    private final TypeHistory typeHistory;

    TypeProvider(Class<T> type, Interactions interactions, TypeHistory typeHistory) {
        this.type = type;
        this.interactions = interactions;
        this.typeHistory = typeHistory;
    }

    static TypeProvider<?> of(
            TypeGrammar grammar, FhirContext fhir, Interactions interactions, TypeHistory typeHistory) {
        Class<? extends Resource> type = fhir.getResourceDefinition(grammar.type())
                .getImplementingClass()
                .asSubclass(Resource.class);
        return new TypeProvider<>(type, interactions, typeHistory);
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read(version = true)
    public Resource read(@IdParam IdType id, RequestDetails request) {
        return interactions.read(name(), id, request);
    }

    @History
    public IBundleProvider history(@IdParam IdType id, @Since @Nullable InstantType since) {
        return interactions.history(name(), id, since);
    }

    @History
    public IBundleProvider changes(@Since @Nullable InstantType since, RequestDetails request) {
        return typeHistory.of(name(), since, request);
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return interactions.search(name(), request);
    }

    @Create
    public MethodOutcome create(
            @ResourceParam T resource, @ConditionalUrlParam @Nullable String condition, RequestDetails request) {
        return interactions.create(resource, condition, request);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam T resource,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return interactions.update(id, resource, condition, request);
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            PatchTypeEnum patchType,
            @ResourceParam String body,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return interactions.patch(name(), id, patchType, body, condition, request);
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails request) {
        return interactions.delete(name(), id, request);
    }

    private String name() {
        return type.getSimpleName();
    }
}
