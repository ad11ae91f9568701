package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The fields of a message {@code Anomaly} of {@code wavecast.proto}. An instance reads one message. */
final class AnomalyFields {
    private final List<String> problems = new ArrayList<>();
    private OptionalLong from = OptionalLong.empty();
    private OptionalLong until = OptionalLong.empty();
    private int channel;
    private int kind;
    private int direction;
    private String name = "";
    private long version;
    private double score;
    private double value;
    private double expected;
    private double lower;
    private double upper;

    Anomaly read(byte[] bytes) {
        CodedInputStream in = Protobuf.open(bytes, "Anomaly");
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                field(in, tag);
            }
        } catch (IOException e) {
            throw Protobuf.broken(bytes, "Anomaly", e);
        }
        ModelVersion model = name.isEmpty() ? ModelVersion.NAIVE : Protobuf.model(name, version, problems);
        if (from.isEmpty()) {
            problems.add("from_micros is missing");
        }
        if (channel < 0) {
            problems.add("channel: expected 0 or more, was " + channel);
        }
        AnomalyKind known = kindOf(kind);
        Direction way = directionOf(direction);
        if (!problems.isEmpty()) {
            throw BadRecord.BAD_ANOMALY.because("expected an anomaly: " + Quote.all(problems));
        }
        return new Anomaly(channel, known, from.getAsLong(), until, score, value, expected, lower, upper, way, model);
    }

    private void field(CodedInputStream in, int tag) throws IOException {
        switch (tag) {
            case AnomalyProtobuf.FROM -> from = OptionalLong.of(in.readSFixed64());
            case AnomalyProtobuf.UNTIL -> until = OptionalLong.of(in.readSFixed64());
            case AnomalyProtobuf.CHANNEL -> channel = in.readInt32();
            case AnomalyProtobuf.KIND -> kind = in.readEnum();
            case AnomalyProtobuf.DIRECTION -> direction = in.readEnum();
            case AnomalyProtobuf.MODEL -> name = in.readStringRequireUtf8();
            case AnomalyProtobuf.VERSION -> version = in.readInt64();
            case AnomalyProtobuf.SCORE -> score = in.readDouble();
            case AnomalyProtobuf.VALUE -> value = in.readDouble();
            case AnomalyProtobuf.EXPECTED -> expected = in.readDouble();
            case AnomalyProtobuf.LOWER -> lower = in.readDouble();
            case AnomalyProtobuf.UPPER -> upper = in.readDouble();
            default -> in.skipField(tag);
        }
    }

    private AnomalyKind kindOf(int number) {
        AnomalyKind[] kinds = AnomalyKind.values();
        if (number >= 1 && number <= kinds.length) {
            return kinds[number - 1]; // the schema has them in this order
        }
        problems.add("kind: expected 1 to " + kinds.length + ", was " + number);
        return AnomalyKind.SPIKE;
    }

    private Direction directionOf(int number) {
        Direction[] directions = Direction.values();
        if (number >= 0 && number <= directions.length) {
            return number == 0 ? Direction.NONE : directions[number - 1]; // the schema has them in this order
        }
        problems.add("direction: expected 0 to " + directions.length + ", was " + number);
        return Direction.NONE;
    }
}
