package io.wavecast.core.wire;

import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.ScoreJson;
import io.wavecast.core.wire.protobuf.ScoreProtobuf;
import org.apache.kafka.common.header.Headers;

/**
 * Scores and their summaries as JSON, or as the message {@code ScoreRecord} of {@code wavecast.proto}. A summary carries the
 * sums, so that summaries which were read back still add up; in JSON also the figures that people look at ({@code rmse},
 * {@code skill} and so on). Not for two threads at once: buffers are used again.
 */
public final class ScoreCodec {
    private final WireFormat format;
    private final ScoreJson json = new ScoreJson();
    private final ScoreProtobuf protobuf = new ScoreProtobuf();

    /** For JSON. */
    public ScoreCodec() {
        this(WireFormat.JSON);
    }

    /** @param format of what is written, and of records whose headers do not say it */
    public ScoreCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * The value alone; {@link WireFormat#headers()} go with it. In JSON:
     * {@code {"at":…,"model":"default@3","status":"ok","h":1,"error":…,"naiveError":…,"coverage":1.0,"late":false}}.
     */
    public byte[] write(Score score) {
        return format == WireFormat.JSON ? json.write(score) : protobuf.write(score);
    }

    /** The value alone; {@link WireFormat#headers()} go with it. {@code skill} is null where the naive forecast never erred. */
    public byte[] write(ScoreSummary summary) {
        return format == WireFormat.JSON ? json.write(summary) : protobuf.write(summary);
    }

    /**
     * @param headers of the record, which may say its format
     * @throws UnreadableException if the bytes are not a summary; the message names all that is wrong
     */
    public ScoreSummary readSummary(Headers headers, byte[] value) {
        return readSummary(WireFormat.of(headers, format), value);
    }

    /**
     * A value in this codec's own format.
     *
     * @throws UnreadableException if the bytes are not a summary; the message names all that is wrong
     */
    public ScoreSummary readSummary(byte[] value) {
        return readSummary(format, value);
    }

    private ScoreSummary readSummary(WireFormat written, byte[] value) {
        return written == WireFormat.JSON ? json.readSummary(value) : protobuf.readSummary(value);
    }
}
