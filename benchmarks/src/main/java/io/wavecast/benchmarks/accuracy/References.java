package io.wavecast.benchmarks.accuracy;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.trainer.adapt.AdapterChoice;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.adapt.SeasonSearch;
import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.baseline.SeasonalNaive;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.training.AdapterFit;
import io.wavecast.trainer.training.FittedModel;
import io.wavecast.trainer.training.TrainSettings;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** The errors of all forecasters on the last fifth of one recording. */
final class References {
    static final String RIDGE = "ridge";
    static final String GRU = "GRU + skip";
    static final String FROZEN = "default";
    static final String ADAPTED = "default, adapted";
    static final List<String> NAMES = List.of("naive", "seasonal naive", "AR(32)", RIDGE, GRU, FROZEN, ADAPTED);

    private final List<Integer> horizons;
    private final TrainSettings settings;
    private final GruReference.Limits gru;

    /**
     * @param settings of the default
     * @param gru the end of the training of the GRU
     */
    References(TrainSettings settings, GruReference.Limits gru) {
        this.horizons = settings.target().horizons();
        this.settings = settings;
        this.gru = gru;
    }

    /**
     * Trains and measures.
     *
     * @param times when the samples were taken
     * @param values (time)(channels), NaN where missing
     * @param known forecasters whose errors are known, so that they are not measured
     * @throws IllegalArgumentException if there is too little data
     */
    List<ReferenceResult> of(String title, SampleTimes times, double[][] values, Set<String> known)
            throws InterruptedException {
        var rows = StandardRows.of(values);
        var history = times.history("recording", values);
        long started = System.nanoTime();
        FittedModel fit = FittedModel.of(settings, history, TrainingListener.SILENT);
        double fitSeconds = seconds(started);
        Model model = fit.model(new ModelVersion("recording", 1), Lineage.UNKNOWN);
        started = System.nanoTime();
        AdapterChoice adapter = AdapterFit.of(settings, history).judged(fit, model);
        double adapterSeconds = seconds(started);
        List<SeriesSlice> test = fit.split().test();
        var table = new ReferenceErrors(title, horizons, test, rows);

        table.add("naive", 0, HeldOutForecasters.naive(), "");
        int season = SeasonSearch.of(fit.split().train(), model.preprocessing().scaling());
        if (season > 1) {
            Supplier<Forecaster> repeated = () -> new SeasonalNaive(season);
            table.add(
                    "seasonal naive",
                    0,
                    HeldOutForecasters.classical(Collections.nCopies(rows.channels(), repeated), horizons),
                    "season of " + season + " samples");
        }
        table.add("AR(32)", 0, HeldOutForecasters.autoregression(fit.baseline(), fit.preprocessing()), "");
        if (!known.contains(RIDGE)) {
            started = System.nanoTime();
            double[][][] ridge = RidgeReference.forecasts(rows, horizons);
            table.add(RIDGE, seconds(started), new TabulatedForecasts(ridge), "");
        }
        if (!known.contains(GRU)) {
            started = System.nanoTime();
            double[][][] recurrent = GruReference.forecasts(rows, horizons, gru);
            table.add(GRU, seconds(started), new TabulatedForecasts(recurrent), "");
        }
        String kept = fit.learned().kept()
                + (fit.learned().leftOut().isEmpty()
                        ? ""
                        : "; no time for " + fit.learned().leftOut());
        String cell = fit.spec().network().cell().name().toLowerCase(Locale.ROOT);
        table.add(FROZEN, fitSeconds, HeldOutForecasters.network(model), cell + ": " + kept);
        table.add(
                ADAPTED,
                adapterSeconds,
                HeldOutAdapted.of(model, adapter),
                adapter.settings().map(References::note).orElse("none"));
        return table.results().stream()
                .filter(result -> !known.contains(result.forecaster()))
                .toList();
    }

    private static String note(AdapterSettings chosen) {
        return "at " + chosen.horizons()
                + (chosen.standby().isEmpty() ? "" : ", of which on standby: " + chosen.standby());
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
