package io.wavecast.core.events.schema;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scalar types of protobuf. */
enum ProtobufScalar {
    DOUBLE(1, CodedInputStream::readDouble, 0.0),
    FLOAT(5, CodedInputStream::readFloat, 0f),
    INT32(0, in -> (long) in.readInt32(), 0L),
    INT64(0, CodedInputStream::readInt64, 0L),
    UINT32(0, in -> Integer.toUnsignedLong(in.readUInt32()), 0L),
    UINT64(0, in -> unsigned(in.readUInt64()), 0L),
    SINT32(0, in -> (long) in.readSInt32(), 0L),
    SINT64(0, CodedInputStream::readSInt64, 0L),
    FIXED32(5, in -> Integer.toUnsignedLong(in.readFixed32()), 0L),
    FIXED64(1, in -> unsigned(in.readFixed64()), 0L),
    SFIXED32(5, in -> (long) in.readSFixed32(), 0L),
    SFIXED64(1, CodedInputStream::readSFixed64, 0L),
    BOOL(0, CodedInputStream::readBool, false),
    STRING(2, CodedInputStream::readStringRequireUtf8, ""),
    BYTES(2, CodedInputStream::readByteArray, new byte[0]);

    private static final Map<String, ProtobufScalar> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(scalar -> scalar.name().toLowerCase(Locale.ROOT), scalar -> scalar));

    private interface Reading {
        Object from(CodedInputStream in) throws IOException;
    }

    private final int wireType;

    @SuppressWarnings("ImmutableEnumChecker") // without state
    private final Reading reading;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final Object zero;

    ProtobufScalar(int wireType, Reading reading, Object zero) {
        this.wireType = wireType;
        this.reading = reading;
        this.zero = zero;
    }

    /** The type with a name such as {@code double}. */
    static Optional<ProtobufScalar> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    int wireType() {
        return wireType;
    }

    /** The value of an absent field of proto3. */
    Object zero() {
        return zero;
    }

    Object read(CodedInputStream in) throws IOException {
        return reading.from(in);
    }

    private static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : new BigInteger(Long.toUnsignedString(bits));
    }
}
