package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.routes.port.Listings;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The listing that a message names by a number of a feed: of a service at a location, of a service, or of an organisation. Only what is active
 * and belongs to a registered partner can be referred to.
 */
@Component
class DirectoryListings implements Listings {

    /**
     * Feeds can use the same number for different things, so the most particular wins; a service at several places has no one listing that
     * is meant, and then the first by id stands for all: the organisation is the same.
     */
    private static final String SQL = """
            select id, organization_id from directory_listing
            where active and identifiers @> array[?]::text[] and organization_id is not null
            order by array_position(identifiers, ?), id""";

    private final JdbcTemplate jdbc;
    private final Partners partners;

    DirectoryListings(JdbcTemplate jdbc, Partners partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    @Override
    public Optional<Recipient> byIdentifier(String value) {
        return jdbc
                .query(
                        SQL,
                        (row, number) -> new Listing(
                                row.getObject("id", UUID.class), row.getObject("organization_id", UUID.class)),
                        value,
                        value)
                .stream()
                .flatMap(listing -> partners
                        .byOrganization(listing.organization())
                        .map(partner -> new Recipient(
                                listing.service(), listing.organization(), partner.kind() == Partner.Kind.COMMUNITY))
                        .stream())
                .findFirst();
    }

    private record Listing(UUID service, UUID organization) {}
}
