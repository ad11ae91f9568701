package io.wavecast.streams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wavecast.cli.Problems;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.runtime.ServeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The file of {@code --anomaly-prefixes}: a JSON object, in which comments are allowed, with an object of settings for each prefix. What a prefix
 * does not set is as the options have it.
 */
final class AnomalyPrefixes {
    private static final String OPTION = ServeOptions.ANOMALY_PREFIXES + ":";
    private static final String EXAMPLE = "{\"plant/\": {\"anomaly-deviation\": 0.5}}";
    private static final int MOST = 1_000; // prefixes

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final AnomalySettings usual;
    private final Problems problems;

    private AnomalyPrefixes(AnomalySettings usual, Problems problems) {
        this.usual = usual;
        this.problems = problems;
    }

    /**
     * Reads the settings of all prefixes. Invalid ones become problems.
     *
     * @param usual the settings of the options
     */
    static Map<String, AnomalySettings> read(String file, AnomalySettings usual, Problems problems) {
        try {
            return new AnomalyPrefixes(usual, problems).all(MAPPER.readTree(Files.readAllBytes(Path.of(file))));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            String problem = Quote.shortened(e.getOriginalMessage());
            problems.add(OPTION, "expected JSON in '" + file + "', was other text" + line + ": " + problem);
        } catch (IOException | IllegalArgumentException e) { // also a name that is no path
            problems.add(OPTION, "expected a readable JSON file, was '" + file + "': " + e);
        }
        return Map.of();
    }

    private Map<String, AnomalySettings> all(JsonNode root) {
        if (!root.isObject()) {
            problems.add(OPTION, "expected a JSON object such as " + EXAMPLE + ", was " + kind(root));
            return Map.of();
        }
        problems.when(root.size() > MOST, OPTION, "expected at most " + MOST + " prefixes, was " + root.size());
        Map<String, AnomalySettings> all = new HashMap<>();
        root.properties().forEach(rule -> all.put(rule.getKey(), settings(rule.getKey(), rule.getValue())));
        return all;
    }

    private AnomalySettings settings(String prefix, JsonNode rule) {
        String place = "prefix '" + prefix + "': ";
        problems.when(prefix.isEmpty(), OPTION, place + "expected one character or more, was none");
        problems.when(!rule.isObject(), OPTION, place + "expected an object with settings, was " + kind(rule));
        problems.when(rule.isObject() && rule.isEmpty(), OPTION, place + "expected one setting or more, was none");
        AnomalySettings settings = usual;
        for (Map.Entry<String, JsonNode> setting : rule.properties()) {
            try {
                settings = with(settings, setting.getKey(), setting.getValue());
            } catch (IllegalArgumentException e) {
                problems.add(OPTION, place + setting.getKey() + ": " + e.getMessage());
            }
        }
        return settings;
    }

    private static AnomalySettings with(AnomalySettings settings, String name, JsonNode value) {
        String text = value.asText();
        if (!value.isTextual() && !value.isNumber()) {
            throw new IllegalArgumentException("expected a text or a number, was " + kind(value));
        }
        return switch ("--" + name) {
            case ServeOptions.ANOMALIES -> settings.withFalseAlarms(AnomalyTexts.rate(text, ""));
            case ServeOptions.ANOMALY_ALARMS -> {
                int[] mOfN = AnomalyTexts.mOfN(text);
                yield settings.withAlarms(mOfN[0], mOfN[1]);
            }
            case ServeOptions.ANOMALY_DEVIATION -> settings.withLeastDeviation(AnomalyTexts.number(text));
            case ServeOptions.ANOMALY_HORIZON -> settings.withHorizon(AnomalyTexts.horizon(text));
            case ServeOptions.ANOMALY_MUTE -> settings.withMuted(AnomalyTexts.muted(text));
            case ServeOptions.ANOMALY_SILENCE -> settings.withSilentAfter(AnomalyTexts.periods(text));
            case ServeOptions.SHIELD -> settings.withShield(AnomalyTexts.shield(text));
            default ->
                throw new IllegalArgumentException(
                        "expected anomalies, anomaly-alarms, anomaly-deviation, anomaly-horizon,"
                                + " anomaly-mute, anomaly-silence or shield, was another setting");
        };
    }

    private static String kind(JsonNode node) {
        return node.getNodeType().toString().toLowerCase(Locale.ROOT);
    }
}
