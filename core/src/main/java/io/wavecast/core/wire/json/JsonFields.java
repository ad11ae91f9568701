package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the fields of an object as what they should be, and notes what is not, so that all problems of a document can be
 * told at once. Each reading starts on the first token of a value and is left on its last; what could not be read comes back
 * as an empty value.
 */
public final class JsonFields {
    private static final int MAX_ELEMENTS = 1 << 16;

    private final JsonParser parser;
    private final List<String> problems;

    /** Reads one field; the parser stands on its value. */
    public interface Field {
        void read(String name) throws IOException;
    }

    /** Reads one element of an array; the parser stands on it. */
    public interface Element {
        void read() throws IOException;
    }

    public JsonFields(JsonParser parser, List<String> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Every field once; unknown ones are to be left out by {@link #skip()}. */
    public void object(Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            expected("an object");
            return;
        }
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (seen.add(name)) {
                field.read(name);
            } else {
                problems.add(path() + " is there twice");
                skip();
            }
        }
    }

    public void array(Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            expected("an array");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    public void skip() throws IOException {
        Json.skip(parser);
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            expected("a string");
            return "";
        }
        return parser.getText();
    }

    public boolean flag() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            expected("true or false");
            return false;
        }
        return parser.getBooleanValue();
    }

    /** @return nothing where the word is none of the choices */
    public <E extends Enum<E>> Optional<E> choice(E[] choices) throws IOException {
        Optional<E> choice = parser.currentToken() == JsonToken.VALUE_STRING
                ? EnumNames.find(choices, parser.getText())
                : Optional.empty();
        if (choice.isEmpty()) {
            expected(EnumNames.alternatives(choices));
        }
        return choice;
    }

    public long integer(long low, long high) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= low
                && parser.getLongValue() <= high) {
            return parser.getLongValue();
        }
        expected("an integer in " + low + ".." + high);
        return low;
    }

    /** Finite, or NaN where null stands. */
    public double number() throws IOException {
        if (isNull()) {
            return Double.NaN;
        }
        if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
            expected("a finite number or null");
            return Double.NaN;
        }
        return parser.getDoubleValue();
    }

    /** One per channel, NaN where null stands; a bare number is an array of one. */
    public double[] channels() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return new double[] {number()};
        }
        double[] values = new double[8];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == MAX_ELEMENTS) {
                throw BadRecord.TOO_LARGE.because(path() + " has more than " + MAX_ELEMENTS + " elements");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = number();
        }
        return Arrays.copyOf(values, count);
    }

    /** Seconds with a fraction, as microseconds. */
    public long seconds() throws IOException {
        if (parser.currentToken().isNumeric() && !parser.isNaN()) {
            try {
                return DecimalSeconds.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
            } catch (ArithmeticException e) {
                expected("a number of seconds below 10^12");
                return 0;
            }
        }
        expected("a number of seconds");
        return 0;
    }

    /** Notes a value that is not what it should be. */
    void expected(String right) throws IOException {
        problems.add(path() + " is " + Quote.of(parser) + ": " + right + " is right");
        skip();
    }

    /** Where the parser stands, such as {@code network.cell}. */
    private String path() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty()
                ? "the document"
                : Quote.shortened(pointer.substring(1).replace('/', '.'));
    }
}
