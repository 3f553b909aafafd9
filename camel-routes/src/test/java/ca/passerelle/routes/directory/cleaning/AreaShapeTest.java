package ca.passerelle.routes.directory.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Areas on a map as publishers write them: one geometry, or none where it is in doubt. */
class AreaShapeTest {

    private static final String RING = "[[-71,46],[-70,46],[-70,47],[-71,46]]";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"Polygon","coordinates":[RING]}                                                 | {"type":"Polygon","coordinates":[RING]}
            {"type":"Polygon","coordinates":[[[-71,46,12],[-70,46,12],[-70,46],[-70.000001,47]]]}   | {"type":"Polygon","coordinates":[RING]}
            {"type":"MultiPolygon","coordinates":[[RING],[RING]]}                                   | {"type":"MultiPolygon","coordinates":[[RING],[RING]]}
            {"type":"Feature","properties":{"x":1},"geometry":{"type":"Polygon","coordinates":[RING]}} | {"type":"Polygon","coordinates":[RING]}
            {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[RING]}}]} | {"type":"Polygon","coordinates":[RING]}
            """)
    void oneGeometry(String written, String clean) {
        AreaShape shape = AreaShape.of(written.replace("RING", RING)).value();
        assertThat(shape).isNotNull();
        assertThat(shape.geoJson()).isEqualTo(clean.replace("RING", RING));
        assertThat(shape.bounds()).isEqualTo(new AreaShape.Bounds(46, -71, 47, -70));
        assertThat(AreaShape.of(shape.geoJson()).value()).isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Downtown",
                "{\"type\":\"Point\",\"coordinates\":[-71,46]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46],[-70,97],[-71,46]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[\"-71\",46],[-70,46],[-70,47],[-71,46]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46],[-70.5,46],[-71,46]]]}",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1e400,46],[-70,46],[-70,47],[-71,46]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[46,-71],[46,-70],[47,-70],[46,-71]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[-71,46],[-70,46],"
            })
    void noneInDoubt(String written) {
        assertThat(AreaShape.of(written)).isEqualTo(Cleaned.dropped(DirectoryRule.AREA_AS_TEXT));
    }

    @Test
    void tooManyPointsAndTooDeep() {
        String points = String.join(",", Collections.nCopies(AreaShape.MOST_POINTS, "[-71,46],[-70,47]"));
        assertThat(AreaShape.of("{\"type\":\"Polygon\",\"coordinates\":[[" + points + "]]}")
                        .value())
                .isNull();
        String deep = "{\"type\":\"Feature\",\"geometry\":".repeat(40) + "null" + "}".repeat(40);
        assertThat(AreaShape.of(deep).value()).isNull();
    }

    @Test
    void aCornerOnASecretPlaceTouchesIt() {
        AreaShape shape = AreaShape.of("{\"type\":\"Polygon\",\"coordinates\":[" + RING + "]}")
                .value();
        assertThat(shape).isNotNull();
        Redaction secret = new Redaction(
                Set.of(), Set.of(), Set.of(new ca.passerelle.routes.directory.listing.GeoPoint(47.0001, -70.0001)));
        assertThat(shape.touches(secret)).isTrue();
        assertThat(shape.touches(Redaction.NONE)).isFalse();
    }
}
