package io.wavecast.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares the questions of dashboards with the description of the answers. */
class QuestionsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");
    /** JSON types that a column of a type of the data source keeps. */
    private static final Map<String, List<String>> KEPT = Map.of(
            "number", List.of("number", "integer"),
            "timestamp_epoch", List.of("number", "integer"),
            "string", List.of("string"));

    @Test
    void shouldSelectOnlyWhatAnswersHave() throws Exception {
        JsonNode document = new ObjectMapper().readTree(DOCUMENT.toFile());
        Map<String, JsonNode> questions = Questions.all();

        assertThat(questions).hasSizeGreaterThan(6);
        questions.forEach((place, question) -> {
            String path = question.get("url").asText().replace("${series:percentencode}", "{key}");
            JsonNode operation = document.at("/paths").path(path).path("get");
            assertThat(operation.isMissingNode()).as(place + ": " + path).isFalse();
            assertThat(operation.get("parameters").findValuesAsText("name"))
                    .as(place)
                    .containsAll(question.at("/url_options/params").findValuesAsText("key"));
            JsonNode answer = operation
                    .at("/responses/200/content")
                    .path("application/json")
                    .get("schema");
            String root = question.get("root_selector").asText();
            JsonNode rows = root.isEmpty() ? resolved(document, answer) : property(document, answer, root);
            assertThat(rows.isMissingNode()).as(place + ": " + root).isFalse();
            JsonNode row = rows.path("items").isMissingNode() ? rows : rows.get("items");
            for (JsonNode column : question.get("columns")) {
                String selector = column.get("selector").asText();
                assertThat(selector).as(place).matches(Questions.SELECTOR);
                JsonNode schema = property(document, row, selector);
                assertThat(types(schema))
                        .as(place + ": " + selector)
                        .containsAnyElementsOf(KEPT.get(column.get("type").asText()));
            }
        });
    }

    /** Whole seconds would put all samples of a fast series at one time. */
    @Test
    void shouldAskForMillisecondsWhereTimesAreDrawn() throws IOException {
        Questions.all().forEach((place, question) -> {
            if (question.get("columns").findValuesAsText("type").contains("timestamp_epoch")) {
                assertThat(Questions.target(question, Map.of("series", "a/b", "channel", "0", "steps", "3")))
                        .as(place)
                        .startsWith("/series/a%2Fb")
                        .contains("time=ms");
            }
        });
    }

    private static JsonNode property(JsonNode document, JsonNode schema, String selector) {
        JsonNode at = schema;
        for (String name : selector.split("\\.", -1)) {
            at = resolved(document, at).path("properties").path(name);
        }
        return resolved(document, at);
    }

    /** Follows a reference, also one among alternatives, of which null is one. */
    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        for (JsonNode one : schema.has("oneOf") ? schema.get("oneOf") : List.of(schema)) {
            if (one.has("$ref")) {
                return resolved(document, document.at(one.get("$ref").asText().substring(1)));
            }
            if (one.has("properties")) {
                return one;
            }
        }
        return schema;
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        for (JsonNode one : schema.has("oneOf") ? schema.get("oneOf") : List.of(schema)) {
            JsonNode type = one.path("type");
            if (type.isArray()) {
                type.forEach(each -> types.add(each.asText()));
            } else {
                types.add(type.asText());
            }
        }
        return types;
    }
}
