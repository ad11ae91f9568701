package io.wavecast.core.wire.json;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes anomalies as JSON. Numbers that do not exist are null, and so is {@code until} at a beginning. Not thread-safe: a buffer is reused.
 *
 * <pre>
 *  {"series":"plant/pump","channel":0,"kind":"spike","from":1717171717.5,"until":null,"score":5.3,"value":97.2,"expected":41.0,
 *   "lower":38.2,"upper":43.9,"direction":"up","model":"plant@3"}
 * </pre>
 */
public final class AnomalyJson {
    private static final byte[] SERIES = JsonBytes.ascii("{\"series\":");
    private static final byte[] CHANNEL = JsonBytes.ascii(",\"channel\":");
    private static final byte[] KIND = JsonBytes.ascii(",\"kind\":\"");
    private static final byte[] FROM = JsonBytes.ascii("\",\"from\":");
    private static final byte[] UNTIL = JsonBytes.ascii(",\"until\":");
    private static final byte[] SCORE = JsonBytes.ascii(",\"score\":");
    private static final byte[] VALUE = JsonBytes.ascii(",\"value\":");
    private static final byte[] EXPECTED = JsonBytes.ascii(",\"expected\":");
    private static final byte[] LOWER = JsonBytes.ascii(",\"lower\":");
    private static final byte[] UPPER = JsonBytes.ascii(",\"upper\":");
    private static final byte[] DIRECTION = JsonBytes.ascii(",\"direction\":\"");
    private static final byte[] MODEL = JsonBytes.ascii("\",\"model\":");

    private final JsonBytes out = new JsonBytes();

    /** Writes an anomaly of the series with this key. */
    public byte[] write(String series, Anomaly anomaly) {
        out.start();
        out.text(SERIES);
        out.string(series);
        out.text(CHANNEL);
        out.number(anomaly.channel());
        out.text(KIND);
        out.word(anomaly.kind().word());
        out.text(FROM);
        out.seconds(anomaly.fromMicros());
        out.text(UNTIL);
        if (anomaly.untilMicros().isPresent()) {
            out.seconds(anomaly.untilMicros().getAsLong());
        } else {
            out.missing();
        }
        field(SCORE, anomaly.score());
        field(VALUE, anomaly.value());
        field(EXPECTED, anomaly.expected());
        field(LOWER, anomaly.lower());
        field(UPPER, anomaly.upper());
        out.text(DIRECTION);
        out.word(anomaly.direction().word());
        out.text(MODEL);
        out.model(anomaly.model());
        out.text('}');
        return out.copy();
    }

    /**
     * Reads an anomaly.
     *
     * @throws UnreadableException if the bytes are not an anomaly; the message names all problems
     */
    public Anomaly read(byte[] bytes) {
        return Json.read(bytes, parser -> {
            List<String> problems = new ArrayList<>();
            return new AnomalyReader(new JsonFields(parser, problems), problems).anomaly();
        });
    }

    private void field(byte[] name, double value) {
        out.text(name);
        out.number(value);
    }
}
