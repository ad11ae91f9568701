package io.wavecast.core.events.schema;

import com.google.protobuf.CodedInputStream;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of Google's files that stand for one value: {@code Timestamp}, and the wrappers of scalars. */
final class ProtobufWellKnown {
    static final String TIMESTAMP = "google.protobuf.Timestamp";

    private static final String FOLDER = "google/protobuf/";
    private static final Map<String, String> WRAPPED = Map.of(
            "google.protobuf.DoubleValue", "double",
            "google.protobuf.FloatValue", "float",
            "google.protobuf.Int64Value", "int64",
            "google.protobuf.UInt64Value", "uint64",
            "google.protobuf.Int32Value", "int32",
            "google.protobuf.UInt32Value", "uint32",
            "google.protobuf.BoolValue", "bool",
            "google.protobuf.StringValue", "string",
            "google.protobuf.BytesValue", "bytes");

    private ProtobufWellKnown() {}

    /**
     * The text of a file that needs no reference: one of Google's, which the parser's library has, or one of Confluent's, which hold
     * annotations only. Null for any other.
     */
    static @Nullable String file(String name) {
        if (!name.startsWith(FOLDER)) {
            return name.startsWith("confluent/") ? "syntax = \"proto3\";" : null;
        }
        try (InputStream in = ProtoParser.class.getResourceAsStream("/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scalar type that a wrapper holds; empty if the message is none. */
    static Optional<ProtobufScalar> wrapped(String name) {
        return Optional.ofNullable(WRAPPED.get(name)).flatMap(ProtobufScalar::of);
    }

    /** The point in time of a message {@code Timestamp}. */
    static Instant timestamp(CodedInputStream in) throws IOException {
        long seconds = 0;
        int nanos = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 -> seconds = in.readInt64();
                case 2 << 3 -> nanos = in.readInt32();
                default -> in.skipField(tag);
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }
}
