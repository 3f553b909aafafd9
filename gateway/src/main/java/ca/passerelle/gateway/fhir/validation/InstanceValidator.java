package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import com.google.gson.JsonParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * HAPI's instance validator with the profiles that are known here. Its definitions take seconds and memory to load: that is done in the
 * background, after the start or at the first use, and never while the gateway starts.
 */
@Component
public class InstanceValidator {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceValidator.class);
    private static final String WARM_UP = "{\"resourceType\":\"Patient\",\"active\":true}";

    private final Definitions definitions;
    private final ValidationProperties properties;
    private final Semaphore places;
    private @Nullable CompletableFuture<Loaded> loading;

    InstanceValidator(Definitions definitions, ValidationProperties properties) {
        this.definitions = definitions;
        this.properties = properties;
        this.places = new Semaphore(properties.concurrent());
    }

    private record Loaded(FhirValidator validator, IValidationSupport profiles) {}

    @EventListener
    void started(ApplicationReadyEvent event) {
        if (properties.warmUp()) {
            loading();
        }
    }

    /**
     * Validates a text as it was sent.
     *
     * @param text JSON or XML
     * @param profile a profile that it must conform to beside those that it claims; null for none
     * @throws Refusal UNAVAILABLE while the definitions are being loaded or too many validate at once; BAD_REQUEST for an unknown profile
     */
    public ValidationResult validate(String text, @Nullable String profile) {
        Loaded loaded = loaded();
        if (profile != null && loaded.profiles().fetchStructureDefinition(profile) == null) {
            throw Refusal.badRequest("profile", ProblemCode.NOT_FOUND, "The profile is not known here.");
        }
        ValidationOptions options = new ValidationOptions();
        if (profile != null) {
            options.addProfile(profile);
        }
        if (!entered()) {
            throw unavailable("Too many validations at once. Try again.");
        }
        try {
            return loaded.validator().validateWithResult(text, options);
        } catch (DataFormatException | JsonParseException e) {
            throw Refusal.badRequest("resource", ProblemCode.STRUCTURE, "The resource cannot be read.");
        } finally {
            places.release();
        }
    }

    private boolean entered() {
        try {
            return places.tryAcquire(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Loaded loaded() {
        try {
            return loading().get(properties.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CompletionException | ExecutionException e) {
            throw unavailable("The definitions to validate by are being loaded. Try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The definitions to validate by are being loaded. Try again.");
        }
    }

    /** What is loaded or being loaded; after a failure it is tried anew. */
    private synchronized CompletableFuture<Loaded> loading() {
        if (loading == null || loading.isCompletedExceptionally()) {
            CompletableFuture<Loaded> begun = new CompletableFuture<>();
            Thread thread = new Thread(() -> load(begun), "validator-definitions");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
            loading = begun;
        }
        return loading;
    }

    private void load(CompletableFuture<Loaded> begun) {
        try {
            FhirContext fhir = FhirContext.forR4Cached();
            IValidationSupport profiles = KnownProfiles.of(fhir, definitions);
            FhirInstanceValidator module = new FhirInstanceValidator(profiles);
            module.setErrorForUnknownProfiles(false);
            FhirValidator validator = fhir.newValidator().registerValidatorModule(module);
            validator.validateWithResult(WARM_UP);
            begun.complete(new Loaded(validator, profiles));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.error("the definitions to validate by could not be loaded: {}", Faults.describe(e));
            begun.completeExceptionally(e);
        }
    }

    private static Refusal unavailable(String text) {
        return new Refusal(Refusal.Kind.UNAVAILABLE, "request", ProblemCode.UNAVAILABLE, text);
    }
}
