package ca.passerelle.gateway.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a version of a feed in every format that is read. */
enum WrittenFeeds {
    HSDS_JSON {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("services.json"),
                    version.rows().stream().map(WrittenFeeds::nested).collect(Collectors.joining(",", "[", "]")));
        }
    },
    HSDS_NDJSON {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("services.ndjson"),
                    version.rows().stream().map(WrittenFeeds::nested).collect(Collectors.joining("\n", "", "\n")));
        }
    },
    HSDS_PAGE {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("answer"),
                    version.rows().stream()
                            .map(WrittenFeeds::nested)
                            .collect(Collectors.joining(",", "{\"total_items\":1,\"contents\":[", "]}")));
        }
    },
    UK_1 {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("answer.json"),
                    version.rows().stream()
                            .map(row -> nested(row)
                                    .replace("\"addresses\"", "\"physical_addresses\"")
                                    .replace("\"schedules\"", "\"regular_schedules\""))
                            .collect(Collectors.joining(",", "{\"totalElements\":1,\"content\":[", "]}")));
        }
    },
    HSDS_3_CSV {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            tables(version, folder, "service_at_location.csv", "addresses.csv", "schedules.csv", "byday");
        }
    },
    HSDS_1_CSV {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            tables(
                    version,
                    folder,
                    "services_at_location.csv",
                    "physical_addresses.csv",
                    "regular_schedules.csv",
                    "weekday");
        }
    },
    AIRS {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Files.writeString(
                    folder.resolve("feed.xml"),
                    version.rows().stream()
                            .map(
                                    row -> text(
                                            row,
                                            "<Agency><Key>{org}</Key><Name>{org.name}</Name><Phone><PhoneNumber>{org.phone}</PhoneNumber></Phone><Site><Key>{place}</Key>"
                                                    + "<Name>{place.name}</Name><PhysicalAddress Confidential=\"false\"><Line1>{street}</Line1><City>{city}</City>"
                                                    + "<ZipCode>{code}</ZipCode></PhysicalAddress><SpatialLocation><Latitude>{lat}</Latitude><Longitude>{long}</Longitude>"
                                                    + "</SpatialLocation><SiteService Status=\"{status}\"><Key>{service}</Key><Name>{name}</Name><Description>{description}</Description>"
                                                    + "<Phone><PhoneNumber>{phone}</PhoneNumber></Phone><TimeOpen><Monday><From>{opens}</From><To>17:00</To></Monday></TimeOpen>"
                                                    + "<Languages><Name>{spoken}</Name></Languages><ResourceInfo DateOfLastAction=\"{modified}\"/></SiteService></Site></Agency>"))
                            .collect(Collectors.joining("", "<Source>", "</Source>")));
        }
    },
    ICAROL_CSV {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Map<String, Map<String, String>> levels = Map.of(
                    "Agency",
                    Map.of("ResourceAgencyNum", "{org}", "PublicName", "{org.name}", "Phone1Number", "{org.phone}"),
                    "Site",
                    Map.of(
                            "ResourceAgencyNum",
                            "{place}",
                            "ParentAgencyNum",
                            "{org}",
                            "PublicName",
                            "{place.name}",
                            "PhysicalAddress1",
                            "{street}",
                            "PhysicalCity",
                            "{city}",
                            "PhysicalPostalCode",
                            "{code}",
                            "Latitude",
                            "{lat}",
                            "Longitude",
                            "{long}"),
                    "Program",
                    Map.ofEntries(
                            Map.entry("ResourceAgencyNum", "{service}"),
                            Map.entry("ParentAgencyNum", "{org}"),
                            Map.entry("PublicName", "{name}"),
                            Map.entry("AgencyDescription", "{description}"),
                            Map.entry("Phone1Number", "{phone}"),
                            Map.entry("Hours", "Monday {opens}-17:00"),
                            Map.entry("LanguagesOffered", "{spoken}"),
                            Map.entry("AgencyStatus", "{status}"),
                            Map.entry("UpdatedOn", "{modified}")),
                    "ProgramAtSite",
                    Map.of(
                            "ResourceAgencyNum",
                            "{join}",
                            "ParentAgencyNum",
                            "{org}",
                            "ConnectsToSiteNum",
                            "{place}",
                            "ConnectsToProgramNum",
                            "{service}",
                            "IsLinkOnly",
                            "TRUE"),
                    "French",
                    Map.of(
                            "ResourceAgencyNum",
                            "{service}",
                            "ParentAgencyNum",
                            "{org}",
                            "PublicName",
                            "{fr}",
                            "AgencyDescription",
                            "{fr}"));
            StringBuilder feed = new StringBuilder();
            for (FeedVersion.Row row : version.rows()) {
                levels.forEach((level, values) -> {
                    if (!level.equals("French") || !row.get("fr").isEmpty()) {
                        feed.append(line(level, row, values));
                    }
                });
            }
            Files.writeString(folder.resolve("feed.csv"), String.join(",", COLUMNS) + "\n" + feed);
        }

        private String line(String level, FeedVersion.Row row, Map<String, String> values) {
            boolean french = level.equals("French");
            return java.util.Arrays.stream(COLUMNS)
                            .map(column -> switch (column) {
                                case "TaxonomyLevelName" -> french ? "Program" : level;
                                case "LanguageOfRecord" -> french ? "fr" : "en";
                                default -> text(row, values.getOrDefault(column, ""));
                            })
                            .collect(Collectors.joining("\",\"", "\"", "\""))
                    + "\n";
        }
    },
    COLUMN_MAPPED {
        @Override
        void write(FeedVersion version, Path folder) throws IOException {
            Map<String, Function<FeedVersion.Row, String>> columns = new LinkedHashMap<>();
            MAPPING.forEach((column, field) -> columns.put(column, row -> row.get(column)));
            Files.writeString(folder.resolve("feed.csv"), version.table(";", columns));
        }
    };

    /** Of the plain table: its columns are named by what they hold. */
    static final Map<String, String> MAPPING = Map.ofEntries(
            Map.entry("org", "organization.id"),
            Map.entry("org.name", "organization.name"),
            Map.entry("place", "location.id"),
            Map.entry("place.name", "location.name"),
            Map.entry("street", "address.address_1"),
            Map.entry("city", "address.city"),
            Map.entry("code", "address.postal_code"),
            Map.entry("lat", "location.latitude"),
            Map.entry("long", "location.longitude"),
            Map.entry("service", "service.id"),
            Map.entry("name", "service.name"),
            Map.entry("fr", "service.name.fr"),
            Map.entry("description", "service.description"),
            Map.entry("status", "service.status"),
            Map.entry("modified", "service.last_modified"),
            Map.entry("phone", "phone.number"),
            Map.entry("opens", "hours.description"),
            Map.entry("spoken", "language.name"));

    private static final String[] COLUMNS = {
        "ResourceAgencyNum",
        "TaxonomyLevelName",
        "ParentAgencyNum",
        "PublicName",
        "AgencyDescription",
        "PhysicalAddress1",
        "PhysicalCity",
        "PhysicalPostalCode",
        "Latitude",
        "Longitude",
        "Phone1Number",
        "Hours",
        "LanguagesOffered",
        "AgencyStatus",
        "UpdatedOn",
        "ConnectsToSiteNum",
        "ConnectsToProgramNum",
        "IsLinkOnly",
        "LanguageOfRecord"
    };

    abstract void write(FeedVersion version, Path folder) throws IOException;

    /** Whether a service at another place is another record: its key is made of both. */
    boolean keyOfPlace() {
        return this == AIRS || this == COLUMN_MAPPED;
    }

    /** Whether it tells French beside English. */
    boolean bilingual() {
        return this == HSDS_3_CSV || this == HSDS_1_CSV || this == ICAROL_CSV || this == COLUMN_MAPPED;
    }

    /** Whether an organisation has a telephone of its own in it. */
    boolean telephoneOfOrganization() {
        return this != COLUMN_MAPPED;
    }

    private static String text(FeedVersion.Row row, String template) {
        return row.in(template);
    }

    private static String nested(FeedVersion.Row row) {
        String phone = row.get("phone").isEmpty() ? "" : "{'id':'p{service}','number':'{phone}'}";
        return text(
                row,
                ("{'id':'{service}','name':'{name}','description':'{description}','status':'{status}','last_modified':'{modified}',"
                                + "'organization':{'id':'{org}','name':'{org.name}','description':'x','phones':[{'id':'p{org}','number':'{org.phone}'}]},"
                                + "'phones':[" + phone + "],'languages':[{'id':'g{service}','name':'{spoken}'}],"
                                + "'schedules':[{'id':'h{service}','freq':'WEEKLY','byday':'MO','opens_at':'{opens}','closes_at':'17:00'}],"
                                + "'service_at_locations':[{'id':'{join}','location':{'id':'{place}','location_type':'physical','name':'{place.name}',"
                                + "'organization_id':'{org}','latitude':{lat},'longitude':{long},'addresses':[{'id':'a{place}','address_1':'{street}',"
                                + "'city':'{city}','postal_code':'{code}','address_type':'physical'}]}}]}")
                        .replace('\'', '"'));
    }

    private static void tables(
            FeedVersion version, Path folder, String joins, String addresses, String schedules, String day)
            throws IOException {
        table(version, folder, "organizations.csv", "id={org} name={org.name} description=x");
        table(
                version,
                folder,
                "services.csv",
                "id={service} organization_id={org} name={name} description={description} status={status} last_modified={modified}");
        table(
                version,
                folder,
                "locations.csv",
                "id={place} organization_id={org} name={place.name} latitude={lat} longitude={long}");
        table(version, folder, joins, "id={join} service_id={service} location_id={place}");
        table(
                version,
                folder,
                addresses,
                "id=a{place} location_id={place} address_1={street} city={city} postal_code={code}");
        table(
                version,
                folder,
                schedules,
                "id=h{service} service_id={service} " + day + "=MO opens_at={opens} closes_at=17:00");
        table(version, folder, "languages.csv", "id=g{service} service_id={service} name={spoken}");
        FeedVersion ringing = version.copy();
        ringing.records.values().removeIf(row -> row.get("phone").isEmpty());
        FeedVersion french = version.copy();
        french.records.values().removeIf(row -> row.get("fr").isEmpty());
        table(ringing, folder, "phones.csv", "id=p{service} service_id={service} number={phone}");
        table(version, folder, "phone.csv", "id=p{org} organization_id={org} number={org.phone}");
        table(french, folder, "translations.csv", "entity=service id={service} language=fr field=name value={fr}");
    }

    private static void table(FeedVersion version, Path folder, String file, String columns) throws IOException {
        Map<String, Function<FeedVersion.Row, String>> all = new LinkedHashMap<>();
        for (String column : columns.split(" ")) {
            String[] parts = column.split("=");
            all.put(parts[0], row -> text(row, parts[1]));
        }
        Files.writeString(folder.resolve(file), version.table(",", all));
    }
}
