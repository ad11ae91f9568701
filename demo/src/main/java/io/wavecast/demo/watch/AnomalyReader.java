package io.wavecast.demo.watch;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import io.wavecast.core.wire.json.JsonFields;
import io.wavecast.demo.watch.series.AnomalyMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the page marks of an anomaly: JSON such as {@code {"channel":0,"kind":"spike","from":1717171717.5,"until":null,"score":5.3}}, or the
 * message {@code Anomaly}. Other fields are skipped. Not thread-safe.
 */
final class AnomalyReader {
    private static final String[] KINDS = {"anomaly", "spike", "shift", "variance", "stuck", "silence"}; // by number

    private int channel;
    private String kind = "";
    private long from;
    private long until;
    private double score;

    /** @throws UnreadableException if the bytes are no anomaly */
    AnomalyMark read(byte[] value) {
        channel = 0;
        kind = KINDS[0];
        from = Long.MIN_VALUE;
        until = AnomalyMark.LASTS;
        score = Double.NaN;
        if (value.length > 0 && value[0] == '{') {
            json(value);
        } else {
            protobuf(value);
        }
        if (from == Long.MIN_VALUE) {
            throw new UnreadableException("bad-anomaly", "from: expected a time, was none");
        }
        return new AnomalyMark(channel, kind, from, until, score);
    }

    private void json(byte[] value) {
        List<String> problems = new ArrayList<>();
        Json.read(value, parser -> {
            var fields = new JsonFields(parser, problems);
            fields.object(name -> {
                switch (name) {
                    case "channel" -> channel = (int) fields.integer(0, Integer.MAX_VALUE);
                    case "kind" -> kind = fields.text();
                    case "from" -> from = fields.seconds();
                    case "until" -> until = fields.isNull() ? AnomalyMark.LASTS : fields.seconds();
                    case "score" -> score = fields.number();
                    default -> fields.skip();
                }
            });
            return kind;
        });
        if (!problems.isEmpty()) {
            throw new UnreadableException("bad-anomaly", String.join("; ", problems));
        }
    }

    private void protobuf(byte[] value) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(value);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (tag) {
                    case 1 << 3 | WireFormat.WIRETYPE_FIXED64 -> from = in.readSFixed64();
                    case 2 << 3 | WireFormat.WIRETYPE_FIXED64 -> until = in.readSFixed64();
                    case 4 << 3 | WireFormat.WIRETYPE_VARINT -> channel = in.readInt32();
                    case 5 << 3 | WireFormat.WIRETYPE_VARINT -> kind = kind(in.readEnum());
                    case 9 << 3 | WireFormat.WIRETYPE_FIXED64 -> score = in.readDouble();
                    default -> in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw new UnreadableException("bad-anomaly", "expected the message Anomaly, was none", e);
        }
    }

    private static String kind(int number) {
        return number > 0 && number < KINDS.length ? KINDS[number] : KINDS[0];
    }
}
