package io.wavecast.streams.topology;

import io.wavecast.core.model.ModelNames;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.streams.forecast.LookAhead;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.ObservationResult.Incident;
import io.wavecast.streams.forecast.ObservationResult.Restart;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.store.LiveSeries;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Counts the events of one task, and logs those that an operator should know. */
final class StreamReports {
    private final ForecastMetrics metrics;
    private final LogOncePerMinute warnings;
    private final ModelRegistry models;
    private final ProcessingContext context;
    private final boolean everyScore;

    StreamReports(
            ForecastMetrics metrics,
            LogOncePerMinute warnings,
            ModelRegistry models,
            ProcessingContext context,
            boolean everyScore) {
        this.metrics = metrics;
        this.warnings = warnings;
        this.models = models;
        this.context = context;
        this.everyScore = everyScore;
    }

    /** An observation was answered. */
    void accepted(LiveSeries series, Accepted accepted) {
        metrics.forecastMade(accepted.draft().status());
        List<ScoreSummary> summaries = accepted.summaries();
        for (int i = 0; i < summaries.size(); i++) {
            metrics.scored(series.name(), summaries.get(i));
        }
        if (everyScore) { // no summaries in this case
            accepted.scores().forEach(score -> metrics.scored(series.name(), ScoreSummary.of(score)));
        }
        if (accepted.unscored() > 0) {
            metrics.unscored(accepted.unscored());
        }
        if (!accepted.levels().isEmpty()) {
            accepted.levels().forEach(metrics::levelScored);
        }
        if (!accepted.incidents().isEmpty()) {
            accepted.incidents().forEach(incident -> incident(series, incident));
        }
    }

    private void incident(LiveSeries series, Incident incident) {
        switch (incident) {
            case REBUILT -> metrics.hiddenStateRebuilt();
            case MODEL_FAILED -> {
                metrics.modelFailed();
                warn(
                        "not-finite-forecast",
                        "the model's forecast of series " + series.name()
                                + " is not finite: the naive forecast replaces it,"
                                + " and this version stays out of the series");
            }
            case CHALLENGER_FAILED -> {
                metrics.challengerFailed();
                warn(
                        "not-finite-challenger",
                        "the challenger's forecast of series " + series.name()
                                + " is not finite: the naive forecast is scored in its place, as if it were in force");
            }
            case RATE_MISMATCH -> {
                metrics.rateMismatch();
                warnings.warnOnce(
                        "rate-mismatch", series.name(), context.taskId().toString(), () -> mismatch(series));
            }
        }
    }

    private String mismatch(LiveSeries series) {
        long period = LookAhead.period(series.state(), Optional.empty());
        String fitting = models.all().stream()
                .filter(model -> model.spec().channels() == series.state().channels()
                        && ModelNames.serves(model.version().name(), series.name())
                        && LookAhead.fits(period, model))
                .map(model -> "the model " + model.version() + " has this rate, and would serve the series if no longer"
                        + " name did; name it after the series")
                .findFirst()
                .orElse("no model in force that may serve the series has this rate; train one, or send at the model's");
        return "series " + series.name() + ": expected an observation every "
                + series.model(models, series.state().times().arrivedMicros())
                        .map(model -> model.spec().periodMicros() + " us, the period of " + model.version())
                        .orElse("period of its model")
                + ", was one every " + period + " us (the grid, or the median of the last "
                + SeriesTimes.SPACINGS + " spacings); " + fitting;
    }

    /** The stamps of a series with a nominal clock jumped ahead. */
    void jumpedAhead(String series, long micros) {
        warn(
                "clock-jump",
                position() + "series " + series + ": expected stamps at the nominal rate, was a jump of " + micros
                        + " us ahead; samples are counted from there on");
    }

    /** An observation has no {@code t}, but a field whose name is that of a time. */
    void timeIgnored(String series, String field) {
        metrics.timeIgnored();
        warnings.warnOnce(
                "time-field",
                series,
                context.taskId().toString(),
                () -> position() + "series " + series + ": expected the event time in the field t, was a field \""
                        + Quote.shortened(field) + "\" and no t; the record's timestamp is the event time");
    }

    /** An observation was refused. */
    void rejected(String reason, String message) {
        metrics.observationRejected(reason);
        warn(reason, position() + message);
    }

    /** The state of a series was dropped on request. */
    void reset(String series, boolean known) {
        metrics.seriesRestarted("reset");
        warn(
                "reset",
                position() + "series " + series + " begins anew on request; "
                        + (known ? "its state was removed" : "it had no state in this partition"));
    }

    /** A series begins anew. */
    void restarted(String series, Restart restart) {
        restart.summaries().forEach(summary -> metrics.scored(series, summary));
        if (restart.unscored() > 0) {
            metrics.unscored(restart.unscored());
        }
        metrics.seriesRestarted(restart.reason().word());
        warn("restart-" + restart.reason().word(), position() + "series " + series + ": " + restart.message());
    }

    /** The states of some series were removed. */
    void forgotten(List<String> series) {
        metrics.seriesForgotten(series.size());
        warn(
                "forgotten",
                series.size() + " series had no observation for too long and were forgotten, such as " + series.get(0));
    }

    private void warn(String reason, String message) {
        warnings.warn(reason, context.taskId().toString(), message);
    }

    private String position() {
        return context.recordMetadata()
                .map(at -> at.topic() + "-" + at.partition() + " offset " + at.offset() + ": ")
                .orElse("");
    }
}
