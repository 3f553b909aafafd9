package ca.passerelle.routes.directory.listing;

/** A position in WGS 84, degrees; never 0,0 and always in bounds. */
public record GeoPoint(double latitude, double longitude) {}
