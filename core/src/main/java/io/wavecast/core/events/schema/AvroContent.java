package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads Avro's binary encoding, without a header. */
final class AvroContent implements ContentReader {
    private static final GenericData TYPES = types();

    private final Schema schema;

    private AvroContent(Schema schema) {
        this.schema = schema;
    }

    static AvroContent of(SchemaText text) {
        return new AvroContent(AvroSchemas.parse(text));
    }

    @Override
    public void read(byte[] bytes, int from, RecordContent.Walk walk) {
        try (var buffer = new TokenBuffer(null, false)) {
            convert(bytes, from, buffer);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                walk.over(parser);
            }
        } catch (IOException | ArithmeticException | DateTimeException e) { // of a value that the walk cannot convert
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private void convert(byte[] bytes, int from, TokenBuffer into) {
        try {
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
            Object content = new BoundedAvroReader(schema, TYPES).read(null, decoder);
            if (!decoder.isEnd()) {
                throw refused("more bytes after it", null);
            }
            AvroTokens.write(content, into);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException
                | RuntimeException
                | StackOverflowError e) { // the library throws several types, such as NumberFormatException
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private UnreadableException refused(String problem, @Nullable Throwable cause) {
        String message = "expected Avro's binary encoding of " + Quote.shortened(schema.getFullName()) + ", was: "
                + Quote.shortened(problem);
        return cause == null ? BadRecord.NOT_AVRO.because(message) : BadRecord.NOT_AVRO.because(message, cause);
    }

    private static GenericData types() {
        var types = new GenericData();
        types.setFastReaderEnabled(false); // it would bypass the bounds of BoundedAvroReader
        List.of(
                        new TimeConversions.DateConversion(),
                        new TimeConversions.TimeMillisConversion(),
                        new TimeConversions.TimeMicrosConversion(),
                        new TimeConversions.TimestampMillisConversion(),
                        new TimeConversions.TimestampMicrosConversion(),
                        new TimeConversions.TimestampNanosConversion(),
                        new TimeConversions.LocalTimestampMillisConversion(),
                        new TimeConversions.LocalTimestampMicrosConversion(),
                        new TimeConversions.LocalTimestampNanosConversion(),
                        new Conversions.DecimalConversion())
                .forEach(types::addLogicalTypeConversion);
        return types;
    }
}
