package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.access.CurrentCaller;
import ca.passerelle.gateway.matching.capacity.Capacities;
import ca.passerelle.gateway.matching.capacity.CapacityLinks;
import ca.passerelle.gateway.matching.capacity.CapacityReport;
import ca.passerelle.gateway.matching.capacity.ReportReader;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The room of services: {@code $capacity} asks it of many at once, without anything of a person; {@code $report-capacity} tells it;
 * {@code $capacity-history} shows what was told.
 */
@Component
public class CapacityOperations {

    private static final String TYPE = "HealthcareService";
    private static final int MOST_SERVICES = 200;

    /** Parameters of a report, and how the other doors call them. */
    private static final Map<String, String> NAMES = Map.of(
            "status", "status",
            "available", "available",
            "maximum", "maximum",
            "unit", "unit",
            "population", "population",
            "waitlist", "waitlist",
            "waitDays", "wait_days",
            "remark", "remark",
            "asOf", "as_of");

    private final Capacities capacities;
    private final CapacityLinks links;
    private final Partners partners;
    private final Clock clock;

    CapacityOperations(Capacities capacities, CapacityLinks links, Partners partners, Clock clock) {
        this.capacities = capacities;
        this.links = links;
        this.partners = partners;
        this.clock = clock;
    }

    /** What is known of the room of the services named; a service of which nothing was told is not in the answer. */
    @Operation(name = "$capacity", typeName = TYPE)
    public Parameters ofMany(RequestDetails request) {
        CurrentCaller.get();
        Set<UUID> services = new LinkedHashSet<>();
        Parameters body = body(request);
        for (int i = 0; i < body.getParameter().size(); i++) {
            Value value = Value.of(i, body.getParameter().get(i));
            if (!value.name().equals("service")) {
                throw unsupported(value);
            }
            services.add(service(value));
        }
        if (services.isEmpty() || services.size() > MOST_SERVICES) {
            throw Refusal.badRequest(
                    "Parameters.parameter",
                    ProblemCode.REQUIRED_MISSING,
                    "Name from 1 to " + MOST_SERVICES + " services by the parameter service.");
        }
        return answer(capacities.of(services));
    }

    /**
     * Tells the room of a service. For whoever offers or publishes it.
     *
     * @return what is known of it now
     * @throws Refusal NOT_ALLOWED for anybody else
     */
    @Operation(name = "$report-capacity", typeName = TYPE)
    public Parameters report(@IdParam IdType id, RequestDetails request) {
        UUID service = key(id);
        Map<String, String> values = new LinkedHashMap<>();
        Parameters body = body(request);
        for (int i = 0; i < body.getParameter().size(); i++) {
            Value value = Value.of(i, body.getParameter().get(i));
            String name = NAMES.get(value.name());
            if (name == null) {
                throw unsupported(value);
            }
            if (values.put(name, value.text()) != null) {
                throw value.wrong(value.name() + " is given once.");
            }
        }
        capacities.add(CurrentCaller.get(), new ReportReader(values, clock.instant()).report(service, "FHIR"));
        return answer(capacities.of(Set.of(service)));
    }

    /** What was told of the room of a service, newest first. For whoever offers or publishes it. */
    @Operation(name = "$capacity-history", typeName = TYPE, idempotent = true)
    public Parameters history(@IdParam IdType id) {
        return answer(capacities.history(CurrentCaller.get(), key(id)));
    }

    /** A link by which a person without an account tells the room of a service. For whoever offers or publishes it, to hand on. */
    @Operation(name = "$capacity-link", typeName = TYPE)
    public Parameters link(@IdParam IdType id) {
        CapacityLinks.Link link = links.create(CurrentCaller.get(), key(id));
        Parameters answer = new Parameters();
        answer.addParameter().setName("url").setValue(new UriType(link.url()));
        answer.addParameter().setName("expires").setValue(new InstantType(Date.from(link.expires())));
        return answer;
    }

    private static Parameters body(RequestDetails request) {
        if (request.getResource() instanceof Parameters body
                && body.getParameter().size() <= MOST_SERVICES) {
            return body;
        }
        throw Refusal.badRequest(
                "body", ProblemCode.STRUCTURE, "The body is Parameters, at most " + MOST_SERVICES + " of them.");
    }

    private static UUID service(Value value) {
        if (value.parameter().getValue() instanceof Reference reference) {
            return ResourceKey.of(reference)
                    .filter(key -> key.type().equals(TYPE))
                    .map(ResourceKey::id)
                    .orElseThrow(() -> value.wrong("service refers to a HealthcareService."));
        }
        throw value.wrong("service refers to a HealthcareService.");
    }

    private static UUID key(IdType id) {
        return ResourceKey.uuid(id.getIdPart()).orElseThrow(() -> Refusal.notFound(TYPE));
    }

    private static Refusal unsupported(Value value) {
        String printable = value.name().replaceAll("[^\\w.:-]", "?");
        return Refusal.badRequest(
                value.place() + ".name",
                ProblemCode.UNSUPPORTED_PARAMETER,
                "This parameter is not supported here: " + printable + ".");
    }

    private Parameters answer(Collection<CapacityReport> reports) {
        Parameters answer = new Parameters();
        for (CapacityReport report : reports) {
            ParametersParameterComponent one = answer.addParameter().setName("capacity");
            part(one, "service", new ResourceKey(TYPE, report.service()).toReference());
            boolean current = clock.instant().isBefore(report.expires());
            // What has expired is unknown: the word is not said, only what was counted and when.
            part(
                    one,
                    "status",
                    current ? new Coding(Systems.GRAVITY, report.state().code(), null) : null);
            part(one, "current", new BooleanType(current));
            part(one, "unit", text(report.unit()));
            part(one, "population", text(report.population()));
            part(one, "available", number(report.available()));
            part(one, "maximum", number(report.maximum()));
            part(one, "waitlist", number(report.waitlist()));
            part(one, "waitDays", number(report.waitDays()));
            part(one, "remark", text(report.remark()));
            part(one, "asOf", new InstantType(Date.from(report.asOf())));
            part(one, "expires", new InstantType(Date.from(report.expires())));
            part(one, "reportedBy", who(report.partner()));
            part(one, "channel", new CodeType(report.channel()));
        }
        return answer;
    }

    private @Nullable Type who(@Nullable UUID partner) {
        return partner == null
                ? null
                : partners.byId(partner)
                        .map(known -> new ResourceKey("Organization", known.organization())
                                .toReference()
                                .setDisplay(known.nameEn()))
                        .orElse(null);
    }

    private static @Nullable StringType text(@Nullable String text) {
        return text == null ? null : new StringType(text);
    }

    private static @Nullable IntegerType number(@Nullable Integer number) {
        return number == null ? null : new IntegerType(number);
    }

    private static void part(ParametersParameterComponent one, String name, @Nullable Type value) {
        if (value != null) {
            one.addPart().setName(name).setValue(value);
        }
    }
}
