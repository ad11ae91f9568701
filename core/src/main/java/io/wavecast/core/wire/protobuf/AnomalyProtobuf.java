package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads and writes anomalies as the message {@code Anomaly} of {@code wavecast.proto}. */
public final class AnomalyProtobuf {
    static final int FROM = 1 << 3 | Protobuf.FIXED64;
    static final int UNTIL = 2 << 3 | Protobuf.FIXED64;
    private static final int SERIES = 3 << 3 | Protobuf.BYTES;
    static final int CHANNEL = 4 << 3 | Protobuf.VARINT;
    static final int KIND = 5 << 3 | Protobuf.VARINT;
    static final int DIRECTION = 6 << 3 | Protobuf.VARINT;
    static final int MODEL = 7 << 3 | Protobuf.BYTES;
    static final int VERSION = 8 << 3 | Protobuf.VARINT;
    static final int SCORE = 9 << 3 | Protobuf.FIXED64;
    static final int VALUE = 10 << 3 | Protobuf.FIXED64;
    static final int EXPECTED = 11 << 3 | Protobuf.FIXED64;
    static final int LOWER = 12 << 3 | Protobuf.FIXED64;
    static final int UPPER = 13 << 3 | Protobuf.FIXED64;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * Writes an anomaly.
     *
     * @param series key of the series
     */
    public byte[] write(String series, Anomaly anomaly) {
        bytes.reset();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            Protobuf.writeFixed64(out, FROM, anomaly.fromMicros());
            if (anomaly.untilMicros().isPresent()) {
                Protobuf.writeFixed64(out, UNTIL, anomaly.untilMicros().getAsLong());
            }
            Protobuf.writeText(out, SERIES, series);
            Protobuf.writeVarint(out, CHANNEL, anomaly.channel());
            Protobuf.writeVarint(out, KIND, code(anomaly.kind()));
            Protobuf.writeVarint(out, DIRECTION, code(anomaly.direction()));
            Protobuf.writeText(out, MODEL, anomaly.model().name());
            Protobuf.writeVarint(out, VERSION, anomaly.model().number());
            Protobuf.writeDouble(out, SCORE, anomaly.score());
            Protobuf.writeDouble(out, VALUE, anomaly.value());
            Protobuf.writeDouble(out, EXPECTED, anomaly.expected());
            Protobuf.writeDouble(out, LOWER, anomaly.lower());
            Protobuf.writeDouble(out, UPPER, anomaly.upper());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an anomaly.
     *
     * @throws UnreadableException if the bytes are not an anomaly; the message names all problems
     */
    public Anomaly read(byte[] value) {
        return new AnomalyFields().read(value);
    }

    private static int code(AnomalyKind kind) {
        return switch (kind) {
            case SPIKE -> 1;
            case SHIFT -> 2;
            case VARIANCE -> 3;
            case STUCK -> 4;
            case SILENCE -> 5;
        };
    }

    private static int code(Direction direction) {
        return switch (direction) {
            case UP -> 1;
            case DOWN -> 2;
            case NONE -> 3;
        };
    }
}
