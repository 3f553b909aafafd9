package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.InstructionsFromBundle;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.Written;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Transactions and batches: a transaction is carried out wholly or not at all, a batch entry by entry. */
@Component
public class TransactionProvider {

    private final FhirRecord record;
    private final IdempotentWrites writes;
    private final EntryReader reader;
    private final ResponseEntries responses;
    private final FhirContext fhir;
    private final FhirProperties properties;

    TransactionProvider(
            FhirRecord record,
            IdempotentWrites writes,
            EntryReader reader,
            ResponseEntries responses,
            FhirContext fhir,
            FhirProperties properties) {
        this.record = record;
        this.writes = writes;
        this.reader = reader;
        this.responses = responses;
        this.fhir = fhir;
        this.properties = properties;
    }

    @Transaction
    public Bundle transaction(@TransactionParam Bundle bundle, RequestDetails request) {
        if (bundle.getEntry().size() > properties.maxBundleEntries()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "Bundle.entry",
                    ProblemCode.TOO_LARGE,
                    "A Bundle has at most " + properties.maxBundleEntries()
                            + " entries (passerelle.fhir.max-bundle-entries).");
        }
        Caller caller = CurrentCaller.get();
        return writes.once(
                caller,
                request,
                () -> carryOut(caller, bundle, request),
                answer -> fhir.newJsonParser().encodeResourceToString(answer),
                answer -> fhir.newJsonParser().parseResource(Bundle.class, answer));
    }

    private Bundle carryOut(Caller caller, Bundle bundle, RequestDetails request) {
        if (bundle.getType() == BundleType.TRANSACTION) {
            return all(caller, bundle, request);
        }
        if (bundle.getType() == BundleType.BATCH) {
            return each(caller, bundle, request);
        }
        throw Refusal.badRequest(
                "Bundle.type", ProblemCode.NOT_SUPPORTED, "A Bundle sent here is a transaction or a batch.");
    }

    private Bundle all(Caller caller, Bundle bundle, RequestDetails request) {
        Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        List<Instruction> instructions = InstructionsFromBundle.of(bundle);
        instructions.forEach(TransactionProvider::needVersion);
        Written written = record.write(caller, instructions);
        Iterator<Written.Result> results = written.results().iterator();
        Function<StoredResource, Resource> shells = reader.shells();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            answer.addEntry(
                    entry.getRequest().getMethod() == HTTPVerb.GET
                            ? reader.read(caller, entry, request, shells)
                            : responses.of(results.next(), request));
        }
        if (!written.warnings().isEmpty() && answer.hasEntry()) {
            answer.getEntryFirstRep().getResponse().setOutcome(Outcomes.of(written.warnings()));
        }
        return answer;
    }

    private static void needVersion(Instruction instruction) {
        Preconditions.needVersion(instruction, instruction.location() + ".request.ifMatch");
    }

    private Bundle each(Caller caller, Bundle bundle, RequestDetails request) {
        Bundle answer = new Bundle().setType(BundleType.BATCHRESPONSE);
        Function<StoredResource, Resource> shells = reader.shells();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            answer.addEntry(one(caller, bundle.getEntry().get(i), "Bundle.entry[" + i + "]", request, shells));
        }
        return answer;
    }

    private BundleEntryComponent one(
            Caller caller,
            BundleEntryComponent entry,
            String location,
            RequestDetails request,
            Function<StoredResource, Resource> shells) {
        try {
            if (entry.getRequest().getMethod() == HTTPVerb.GET) {
                return reader.read(caller, entry, request, shells);
            }
            Instruction instruction = InstructionsFromBundle.of(entry, location);
            needVersion(instruction);
            Written written = record.write(caller, List.of(instruction));
            BundleEntryComponent response = responses.of(written.only(), request);
            if (!written.warnings().isEmpty()) {
                response.getResponse().setOutcome(Outcomes.of(written.warnings()));
            }
            return response;
        } catch (Refusal refusal) {
            return entry.getRequest().getMethod() == HTTPVerb.DELETE && Interactions.needsNoDeleting(refusal)
                    ? ResponseEntries.nothingToDelete()
                    : ResponseEntries.of(refusal);
        }
    }
}
