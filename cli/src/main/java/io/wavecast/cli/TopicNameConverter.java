package io.wavecast.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a name that Kafka allows for a topic. */
public final class TopicNameConverter implements ITypeConverter<String> {
    private static final Pattern ALLOWED = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}");

    @Override
    public String convert(String text) {
        String name = text.trim();
        if (!ALLOWED.matcher(name).matches()) {
            throw new TypeConversionException(
                    "expected the name of a topic, 1 to 249 letters, digits, dots, underscores and hyphens, was '"
                            + text + "'");
        }
        return name;
    }
}
