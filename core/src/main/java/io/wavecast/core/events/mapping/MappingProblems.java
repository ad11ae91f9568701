package io.wavecast.core.events.mapping;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the problems of a mapping, and reads its parts. */
final class MappingProblems {
    private final List<String> found = new ArrayList<>();

    static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    void add(int line, String problem) {
        found.add("line " + line + ": " + problem);
    }

    boolean none() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new MappingProblemsException(found);
        }
    }

    /** Adds that the value at the parser is another one than expected, and skips it. */
    void expected(JsonParser parser, String place, String expected) throws IOException {
        add(line(parser), place + ": expected " + expected + ", was " + Quote.of(parser));
        parser.skipChildren();
    }

    /** Parses the text at the parser; empty, with a problem, if it is no text or refused by an {@link IllegalArgumentException}. */
    <T> Optional<T> parse(JsonParser parser, String place, Function<String, T> parse) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            expected(parser, place, "a text");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(parser.getText()));
        } catch (IllegalArgumentException e) {
            add(line(parser), place + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Parses a text, or an array of texts. */
    <T> List<T> parseAll(JsonParser parser, String place, Function<String, T> parse) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parse(parser, place, parse).stream().toList();
        }
        List<T> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parse(parser, place, parse).ifPresent(all::add);
        }
        return all;
    }
}
