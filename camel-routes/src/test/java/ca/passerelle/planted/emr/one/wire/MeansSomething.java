package ca.passerelle.planted.emr.one.wire;

import org.hl7.fhir.r4.model.Patient;

/** Planted: a wire package that knows FHIR. */
public record MeansSomething(Patient patient) {}
