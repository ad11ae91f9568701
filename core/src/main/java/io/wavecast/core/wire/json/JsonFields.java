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
 * Reads values of expected types and collects problems, so that all problems of a document can be reported at once. Each method
 * starts on the first token of a value and ends on its last. A value of another type adds a problem and yields a neutral value:
 * an empty text, false, the lowest number or NaN.
 */
public final class JsonFields {
    private static final int MAX_ELEMENTS = 1 << 16;

    private final JsonParser parser;
    private final List<String> problems;

    /** Reads one field. The parser is on its value. */
    public interface Field {
        void read(String name) throws IOException;
    }

    /** Reads one element of an array. The parser is on it. */
    public interface Element {
        void read() throws IOException;
    }

    /** @param problems receives a sentence for each problem */
    public JsonFields(JsonParser parser, List<String> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Reads an object. {@code field} must read each value, or skip it by {@link #skip()}; a repeated field is a problem. */
    public void object(Field field) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            expected("an object");
            return;
        }
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.add(name)) {
                field.read(name);
            } else {
                problems.add(path() + ": expected once, was twice");
                skip();
            }
        }
    }

    /** Reads an array. */
    public void array(Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            expected("an array");
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    /** Skips the value. */
    public void skip() throws IOException {
        Json.skip(parser);
    }

    /** Whether the value is null. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** A string. */
    public String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            expected("a string");
            return "";
        }
        return parser.getText();
    }

    /** A boolean. */
    public boolean flag() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            expected("true or false");
            return false;
        }
        return parser.getBooleanValue();
    }

    /** The constant with this {@linkplain EnumNames name}; empty if there is none. */
    public <E extends Enum<E>> Optional<E> choice(E[] choices) throws IOException {
        Optional<E> choice = parser.currentToken() == JsonToken.VALUE_STRING
                ? EnumNames.find(choices, parser.getText())
                : Optional.empty();
        if (choice.isEmpty()) {
            expected(EnumNames.alternatives(choices));
        }
        return choice;
    }

    /** An integer within bounds, both inclusive. */
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

    /** A finite number, or NaN for null. */
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

    /** One number per channel, NaN for null. A bare number is an array of one. */
    public double[] channels() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return new double[] {number()};
        }
        double[] values = new double[8];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == MAX_ELEMENTS) {
                throw BadRecord.TOO_LARGE.because(
                        path() + ": expected at most " + MAX_ELEMENTS + " elements, was more");
            }
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = number();
        }
        return Arrays.copyOf(values, count);
    }

    /** Seconds with a fraction, in microseconds. */
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

    private void expected(String values) throws IOException {
        problems.add(path() + ": expected " + values + ", was " + Quote.of(parser));
        skip();
    }

    /** The path of the value, such as {@code network.cell}. */
    private String path() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty()
                ? "the document"
                : Quote.shortened(pointer.substring(1).replace('/', '.'));
    }
}
