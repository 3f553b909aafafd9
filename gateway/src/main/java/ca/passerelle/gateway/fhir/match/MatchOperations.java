package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.matching.AlsoListed;
import ca.passerelle.gateway.matching.MatchAnswer;
import ca.passerelle.gateway.matching.MatchTexts;
import ca.passerelle.gateway.matching.Matching;
import ca.passerelle.gateway.matching.NeedsFromText;
import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.StoredShell;
import ca.passerelle.profiles.DirectoryExtension;
import ca.passerelle.profiles.Vocabulary;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** {@code HealthcareService/$match} and {@code HealthcareService/[id]/$explain}. Open to every partner; what is asked is not kept. */
@Component
public class MatchOperations {

    private static final String TYPE = "HealthcareService";

    private final Matching matching;
    private final NeedsFromText needs;
    private final FhirRecord record;
    private final FhirContext fhir;
    private final Vocabulary vocabulary;
    private final MatchTexts texts;
    private final MatchReasons reasons;
    private final Clock clock;

    MatchOperations(
            Matching matching,
            NeedsFromText needs,
            FhirRecord record,
            FhirContext fhir,
            Vocabulary vocabulary,
            MatchTexts texts,
            Clock clock) {
        this.matching = matching;
        this.needs = needs;
        this.record = record;
        this.fhir = fhir;
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.reasons = new MatchReasons(texts);
        this.clock = clock;
    }

    /**
     * The services that fit, the best first, each with its reasons. By POST alone: what is asked of a person does not belong into a URL.
     *
     * @throws Refusal BAD_REQUEST for a parameter or a value that is not known
     */
    @Operation(name = "$match", typeName = TYPE)
    public Bundle match(RequestDetails request) {
        Caller caller = CurrentCaller.get();
        MatchRequest asked = asked(request);
        MatchAnswer answer = matching.match(asked.where(), asked.sought(), asked.count(), asked.perOrganization());
        Map<UUID, StoredResource> services =
                record
                        .readAll(
                                caller,
                                answer.matches().stream()
                                        .map(match -> key(match.candidate().id()))
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(stored -> stored.key().id(), Function.identity()));
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(answer.total());
        bundle.addLink().setRelation("self").setUrl(request.getFhirServerBase() + "/" + TYPE + "/$match");
        for (Match match : answer.matches()) {
            StoredResource stored = services.get(match.candidate().id());
            if (stored != null) {
                List<AlsoListed> also =
                        answer.alsoListed().getOrDefault(stored.key().id(), List.of());
                add(bundle, match, stored, also, request);
            }
        }
        notices(bundle, asked, answer);
        return bundle;
    }

    /**
     * Why one service fits, or does not.
     *
     * @throws Refusal NOT_FOUND when there is no such service
     */
    @Operation(name = "$explain", typeName = TYPE)
    public Parameters explain(@IdParam IdType id, RequestDetails request) {
        ResourceKey service =
                ResourceKey.uuid(id.getIdPart()).map(MatchOperations::key).orElseThrow(() -> Refusal.notFound(TYPE));
        record.read(CurrentCaller.get(), service);
        MatchRequest asked = asked(request);
        Match match =
                matching.explain(service.id(), asked.where(), asked.sought()).orElseThrow(() -> Refusal.notFound(TYPE));
        Parameters explained = new Parameters();
        explained.addParameter().setName("service").setValue(service.toReference());
        explained.addParameter().setName("excluded").setValue(new BooleanType(match.excluded()));
        explained.addParameter().setName("score").setValue(new DecimalType(MatchReasons.rounded(match.score())));
        match.judgements()
                .forEach(judgement ->
                        reasons.add(judgement, explained.addParameter().setName("reason")));
        return explained;
    }

    private MatchRequest asked(RequestDetails request) {
        Parameters body = request.getResource() instanceof Parameters given ? given : null;
        return new RequestReader(vocabulary, needs).read(body, clock.instant());
    }

    private static ResourceKey key(UUID service) {
        return new ResourceKey(TYPE, service);
    }

    private void add(
            Bundle bundle, Match match, StoredResource stored, List<AlsoListed> alsoListed, RequestDetails request) {
        BundleEntryComponent entry = bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + stored.key().reference())
                .setResource(StoredShell.of(fhir, stored));
        entry.getSearch().setMode(SearchEntryMode.MATCH).setScore(MatchReasons.rounded(match.score()));
        match.judgements().forEach(judgement -> entry.getSearch().addExtension(reasons.extension(judgement)));
        alsoListed.forEach(also -> entry.getSearch().addExtension(extension(also)));
    }

    private static Extension extension(AlsoListed also) {
        Extension extension = new Extension(DirectoryExtension.MATCH_ALSO_LISTED);
        extension.addExtension("service", key(also.service()).toReference());
        extension.addExtension("source", MatchReasons.bilingual(also.sourceEn(), also.sourceFr()));
        return extension;
    }

    /** What there is to say beside the services. */
    private void notices(Bundle bundle, MatchRequest asked, MatchAnswer answer) {
        OperationOutcome outcome = new OperationOutcome();
        if (asked.sought().crisis()) {
            notice(outcome, IssueSeverity.WARNING, "match.notice.crisis");
        }
        if (asked.where().isGiven() && answer.place().point() == null) {
            notice(outcome, IssueSeverity.WARNING, "match.notice.place");
        }
        if (answer.gap()) {
            notice(outcome, IssueSeverity.INFORMATION, "match.notice.gap");
        }
        if (answer.leftOut() > 0) {
            notice(outcome, IssueSeverity.INFORMATION, "match.notice.left-out", answer.leftOut());
        }
        if (outcome.hasIssue()) {
            // In a crisis it is read first.
            List<BundleEntryComponent> entries = bundle.getEntry();
            BundleEntryComponent said = new BundleEntryComponent().setResource(outcome);
            said.getSearch().setMode(SearchEntryMode.OUTCOME);
            entries.add(asked.sought().crisis() ? 0 : entries.size(), said);
        }
    }

    private void notice(OperationOutcome outcome, IssueSeverity severity, String key, Object... values) {
        String english = texts.of(key, Locale.CANADA, values);
        outcome.addIssue()
                .setSeverity(severity)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(english)
                .getDetails()
                .setTextElement(MatchReasons.bilingual(english, texts.of(key, Locale.CANADA_FRENCH, values)));
    }
}
