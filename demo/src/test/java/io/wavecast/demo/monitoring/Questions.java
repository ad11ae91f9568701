package io.wavecast.demo.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The questions of dashboards to the queries of {@code serve}, of panels, annotations and variables. */
final class Questions {
    /** Selectors that both languages of the data source, GJSON and JSONata, read as names below each other. */
    static final Pattern SELECTOR = Pattern.compile("[a-z]+(\\.[a-z]+)*");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):percentencode\\}|\\$(\\w+)");

    private Questions() {}

    /** All questions by their place. */
    static Map<String, JsonNode> all() throws IOException {
        var questions = new TreeMap<String, JsonNode>();
        for (JsonNode dashboard : Dashboards.all()) {
            String title = dashboard.get("title").asText();
            List<JsonNode> targets = new ArrayList<>(Dashboards.panels(dashboard));
            targets.forEach(panel -> panel.path("targets")
                    .forEach(target ->
                            put(questions, title + ": " + panel.get("title").asText(), target)));
            dashboard
                    .at("/annotations/list")
                    .forEach(one -> put(questions, title + ": annotation", one.path("target")));
            dashboard
                    .at("/templating/list")
                    .forEach(one -> put(questions, title + ": variable", one.at("/query/infinityQuery")));
        }
        return questions;
    }

    private static void put(Map<String, JsonNode> questions, String place, JsonNode target) {
        if (target.has("url")) {
            questions.put(place + ", " + target.get("refId").asText(), target);
        }
    }

    /** The path and parameters that Grafana asks for. */
    static String target(JsonNode question, Map<String, String> variables) {
        String parameters = StreamSupport.stream(
                        question.at("/url_options/params").spliterator(), false)
                .map(one -> one.get("key").asText() + "=" + encoded(replaced(one.get("value"), variables)))
                .collect(Collectors.joining("&"));
        return replaced(question.get("url"), variables) + "?" + parameters;
    }

    private static String replaced(JsonNode text, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(text.asText());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) != null ? encoded(variables.get(found.group(1))) : variables.get(found.group(2))));
    }

    /** As Grafana's format {@code percentencode} does. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a selector finds; missing if it finds nothing. The empty selector finds all. */
    static JsonNode found(JsonNode from, String selector) {
        return selector.isEmpty() ? from : from.at("/" + selector.replace('.', '/'));
    }
}
