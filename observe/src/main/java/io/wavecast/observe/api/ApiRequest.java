package io.wavecast.observe.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question.
 *
 * @param path the segments of the path, each decoded on its own, so that a segment may contain a slash
 * @param parameters the values of each parameter of the query
 * @param forwarded how another instance forwarded the question; empty if a client asked
 */
public record ApiRequest(List<String> path, Map<String, List<String>> parameters, Optional<String> forwarded) {
    /** The header that names how another instance forwarded a question. */
    public static final String FORWARDED = "Wavecast-Forwarded";

    public ApiRequest {
        path = List.copyOf(path);
        parameters = Map.copyOf(parameters);
    }

    /** Path and parameters for the same question to another instance. All that could have a meaning there is encoded. */
    public String target() {
        var target = new StringBuilder();
        path.forEach(segment -> target.append('/').append(segment(segment)));
        char sign = '?';
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                target.append(sign)
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(value));
                sign = '&';
            }
        }
        return target.toString();
    }

    /** Servers would resolve a segment of dots. */
    private static String segment(String text) {
        return text.equals(".") || text.equals("..") ? text.replace(".", "%2E") : encoded(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The value of a parameter; empty if it was not sent. */
    public Optional<String> parameter(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ApiException.badRequest(
                    "expected the parameter " + name + " at most once, was " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    /**
     * A parameter that is a whole number.
     *
     * @throws ApiException if it is none, or lies outside its bounds
     */
    public int number(String name, int low, int high, int otherwise) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the message below is for this case, too
        }
        throw ApiException.badRequest(
                "expected " + name + " to be " + low + ".." + high + ", was '" + text.get() + "'");
    }

    /**
     * Refuses parameters other than these: most likely one is misspelt.
     *
     * @throws ApiException if there are any
     */
    public void allow(String... names) {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        Set<String> known = new TreeSet<>(List.of(names));
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw ApiException.badRequest("expected only the parameters " + known + ", was " + unknown);
        }
    }
}
