package io.wavecast.core.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets among the properties of a Kafka client. Kafka's messages may quote parts of them. */
final class ClientSecrets {
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|jaas|token|credential|keystore\\.key).*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\"';=]+");
    private static final String HIDDEN = "[hidden]";

    /** Words of a JAAS entry that are no secrets. */
    private static final Set<String> HARMLESS =
            Set.of(("required requisite sufficient optional username password usekeytab storekey keytab principal"
                            + " servicename true false")
                    .split(" "));

    private final List<String> texts = new ArrayList<>();

    ClientSecrets(Map<String, Object> properties) {
        properties.forEach((name, value) -> {
            if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                String text = String.valueOf(value).strip();
                texts.add(text);
                SEPARATORS
                        .splitAsStream(text)
                        .filter(ClientSecrets::mayBeSecret)
                        .forEach(texts::add);
            }
        });
        texts.removeIf(String::isBlank);
        texts.sort(Comparator.comparing(String::length).reversed()); // the whole value before its parts
    }

    /** The text with a placeholder for each secret, and for each word of one. */
    String hideIn(String text) {
        String hidden = text;
        for (String secret : texts) {
            // Between other characters, so that a short secret does not cut words into pieces.
            hidden = hidden.replaceAll(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])",
                    Matcher.quoteReplacement(HIDDEN));
        }
        return hidden;
    }

    private static boolean mayBeSecret(String word) {
        return !HARMLESS.contains(word.toLowerCase(Locale.ROOT)) && !word.endsWith("LoginModule");
    }
}
