package io.wavecast.streams.topology;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.AnomalyCodec;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes what follows from a record of one task: forecasts, scores, anomalies, or a dead letter. */
final class Answers {
    private final ProcessorContext<byte[], Output> context;
    private final ForecastCodec forecasts;
    private final ScoreCodec scores;
    private final AnomalyCodec anomalies;
    private final boolean everyScore;
    private final DeadLetters letters;
    private final StreamReports reports;
    private final Output output; // of the record being forwarded
    private boolean lettered; // whether the record is in the dead letters already

    Answers(
            ProcessorContext<byte[], Output> context,
            ForecastSettings settings,
            DeadLetters letters,
            StreamReports reports) {
        this.context = context;
        this.forecasts = new ForecastCodec(settings.format(), settings.avroSchema());
        this.scores = new ScoreCodec(settings.format());
        this.anomalies = new AnomalyCodec(settings.format());
        this.everyScore = settings.everyScore();
        this.letters = letters;
        this.reports = reports;
        this.output = new Output(context.taskId().partition());
    }

    /** Begins with another record. */
    void begin() {
        lettered = false;
    }

    /** @param published whether the forecast is sent; scores always are */
    void send(Record<byte[], byte[]> record, Accepted accepted, boolean published) {
        if (published) {
            forward(
                    record.key(),
                    record.timestamp(),
                    forecasts.write(accepted.draft()),
                    ForecastTopology.WRITE_FORECASTS);
        }
        send(record, accepted.summaries());
        if (everyScore) {
            for (Score score : accepted.scores()) {
                forward(record.key(), record.timestamp(), scores.write(score), ForecastTopology.WRITE_SCORES);
            }
        }
    }

    void send(Record<byte[], byte[]> record, List<ScoreSummary> summaries) {
        for (int i = 0; i < summaries.size(); i++) { // mostly none: an iterator would be garbage
            forward(record.key(), record.timestamp(), scores.write(summaries.get(i)), ForecastTopology.WRITE_SCORES);
        }
    }

    /**
     * Sends an anomaly.
     *
     * @param timestamp of the record that it follows from, in milliseconds
     */
    void send(byte[] key, String series, long timestamp, Anomaly anomaly) {
        forward(key, timestamp, anomalies.write(series, anomaly), ForecastTopology.WRITE_ANOMALIES);
    }

    /** Sends an output. It does not have the observation's headers, which any sender chooses and which may be large. */
    private void forward(byte[] key, long timestamp, byte[] value, String sink) {
        context.forward(new Record<>(key, output.with(value), timestamp), sink);
    }

    /** Counts a refused observation. Sends its record to the dead letters, once whatever else it holds. */
    void deadLetter(Record<byte[], byte[]> record, String reason, String message) {
        reports.rejected(reason, message);
        if (!lettered) {
            lettered = true;
            var origin = context.recordMetadata().orElseThrow();
            context.forward(letters.create(record, origin, reason, message), ForecastTopology.WRITE_DEAD_LETTERS);
        }
    }
}
