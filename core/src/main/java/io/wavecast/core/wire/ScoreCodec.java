package io.wavecast.core.wire;

import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.ScoreJson;
import io.wavecast.core.wire.protobuf.ScoreProtobuf;
import org.apache.kafka.common.header.Headers;

/**
 * Writes scores and their summaries as JSON or as the message {@code ScoreRecord} of {@code wavecast.proto}, and reads summaries.
 * A summary contains sums, so that summaries can be added; JSON also has figures derived from them, such as {@code rmse} and
 * {@code skill}. Not thread-safe: buffers are reused.
 */
public final class ScoreCodec {
    private final WireFormat format;
    private final ScoreJson json = new ScoreJson();
    private final ScoreProtobuf protobuf = new ScoreProtobuf();

    /** A codec for JSON. */
    public ScoreCodec() {
        this(WireFormat.JSON);
    }

    /** @param format the format of records to write, and of records to read whose header and first byte do not name one */
    public ScoreCodec(WireFormat format) {
        this.format = format;
    }

    /**
     * The value of a record, which needs no headers. In JSON:
     * {@code {"at":…,"model":"default@3","status":"ok","h":1,"error":…,"naiveError":…,"coverage":1.0,"late":false}}.
     */
    public byte[] write(Score score) {
        return format == WireFormat.JSON ? json.write(score) : protobuf.write(score);
    }

    /** The value of a record, which needs no headers. {@code skill} is null if the naive forecast has no error. */
    public byte[] write(ScoreSummary summary) {
        return format == WireFormat.JSON ? json.write(summary) : protobuf.write(summary);
    }

    /**
     * Reads a value in the format that its headers name, or its first byte. A single score is a summary of one.
     *
     * @param headers the record's headers, which may name its format
     * @throws UnreadableException if the bytes are not a summary; the message names all problems
     */
    public ScoreSummary readSummary(Headers headers, byte[] value) {
        return readSummary(WireFormat.ofAnswer(headers, value, format), value);
    }

    /**
     * Reads a value in the codec's format.
     *
     * @throws UnreadableException if the bytes are not a summary; the message names all problems
     */
    public ScoreSummary readSummary(byte[] value) {
        return readSummary(format, value);
    }

    private ScoreSummary readSummary(WireFormat written, byte[] value) {
        return written == WireFormat.JSON ? json.readSummary(value) : protobuf.readSummary(value);
    }
}
