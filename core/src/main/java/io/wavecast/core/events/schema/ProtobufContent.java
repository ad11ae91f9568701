package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import com.google.protobuf.CodedInputStream;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.time.DateTimeException;

/**
 * Reads protobuf after the path of its message, as Confluent's serializers write it: the number of indexes and each index as zigzag
 * varints, or one zero byte for the first message of the file.
 */
final class ProtobufContent implements ContentReader {
    private static final int MAX_DEPTH = 32; // of a path

    private final ProtobufTypes types;
    private final boolean hasPath;

    private ProtobufContent(ProtobufTypes types, boolean hasPath) {
        this.types = types;
        this.hasPath = hasPath;
    }

    /** @param hasPath whether the path of the message comes first; otherwise it is the first one of the file */
    static ProtobufContent of(SchemaText schema, boolean hasPath) {
        return new ProtobufContent(ProtobufFiles.types(schema), hasPath);
    }

    @Override
    public void read(byte[] bytes, int from, RecordContent.Walk walk) {
        try (var buffer = new TokenBuffer(null, false)) {
            convert(bytes, from, buffer);
            try (JsonParser parser = buffer.asParser()) {
                parser.nextToken();
                walk.over(parser);
            }
        } catch (IOException | DateTimeException | ArithmeticException e) { // of a value that the walk cannot convert
            throw refused(e);
        }
    }

    private void convert(byte[] bytes, int from, TokenBuffer into) {
        try {
            var in = CodedInputStream.newInstance(bytes, from, bytes.length - from);
            ProtobufMessage message = hasPath ? message(in) : types.first(0);
            new ProtobufTokens(types, into).message(message, in);
        } catch (UnreadableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    private static UnreadableException refused(Exception e) {
        return BadRecord.NOT_PROTOBUF.because(
                "expected a protobuf message of the schema, was: " + Quote.shortened(String.valueOf(e.getMessage())),
                e);
    }

    private ProtobufMessage message(CodedInputStream in) throws IOException {
        int length = in.readSInt32();
        if (length < 0 || length > MAX_DEPTH) {
            throw new IOException("expected a path of 0.." + MAX_DEPTH + " indexes, was " + length);
        }
        if (length == 0) {
            return types.first(0);
        }
        ProtobufMessage message = types.first(in.readSInt32());
        for (int i = 1; i < length; i++) {
            message = types.nested(message, in.readSInt32());
        }
        return message;
    }
}
