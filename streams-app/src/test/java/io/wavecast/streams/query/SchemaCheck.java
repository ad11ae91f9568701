package io.wavecast.streams.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares JSON with the schemas of the OpenAPI document: types, required and unknown fields, words of enumerations. */
final class SchemaCheck {
    private static final JsonNode DOCUMENT = Json.read(OpenApi.DOCUMENT);

    private SchemaCheck() {}

    static JsonNode document() {
        return DOCUMENT;
    }

    /** What is wrong in an answer with this status to a path of the document; empty if nothing is. */
    static List<String> problems(String path, int status, String media, JsonNode answer) {
        JsonNode response =
                DOCUMENT.path("paths").path(path).path("get").path("responses").path(String.valueOf(status));
        JsonNode schema = response.path("content").path(media).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the document has no answer " + status + " as " + media + " for " + path);
        }
        List<String> problems = new ArrayList<>();
        check(schema, answer, "", problems);
        return problems;
    }

    private static void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        if (schema.has("$ref")) {
            check(DOCUMENT.at(schema.get("$ref").asText().substring(1)), value, at, problems);
            return;
        }
        if (schema.has("oneOf")) {
            List<String> last = new ArrayList<>();
            for (JsonNode one : schema.get("oneOf")) {
                last.clear();
                check(one, value, at, last);
                if (last.isEmpty()) {
                    return;
                }
            }
            problems.addAll(last);
            return;
        }
        if (!hasType(schema.get("type"), value)) {
            problems.add(at + ": expected " + schema.get("type") + ", was " + value);
            return;
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            problems.add(at + ": expected one of " + schema.get("enum") + ", was " + value);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "/" + i, problems);
            }
        }
        if (value.isObject()) {
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    problems.add(at + ": expected the field " + name + ", was none");
                }
            });
            value.properties().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    problems.add(at + ": expected no field " + field.getKey());
                } else {
                    check(property, field.getValue(), at + "/" + field.getKey(), problems);
                }
            });
        }
    }

    private static boolean hasType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (hasType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static boolean contains(JsonNode words, JsonNode value) {
        for (JsonNode word : words) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
