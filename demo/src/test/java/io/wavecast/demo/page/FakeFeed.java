package io.wavecast.demo.page;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.demo.observe.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Three generated channels at 500 Hz, whose forecasts improve with each model version. */
public final class FakeFeed implements LiveFeed {
    private static final long PERIOD = 2_000;
    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final List<String> SERIES = List.of("eeg/subject02/Fz", "eeg/subject02/O1", "eeg/subject02/O2");

    private static final int[] HORIZONS = {1, 13, 25, 50};

    private final Measurement measurement = new Measurement();
    private final LiveAlarms alarms;
    private final Random random = new Random(7);
    private final double[] drift = new double[SERIES.size()];
    private volatile List<LiveError> live = List.of();
    private long samples;

    public FakeFeed() {
        this(LiveAlarms.NONE);
    }

    /** @param alarms what is planted and told from the start on */
    FakeFeed(LiveAlarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public List<LiveError> liveErrors() {
        return live;
    }

    /** Follows the live errors of two versions from now on. */
    void compare() {
        live = List.of(
                new LiveError("in force", "eeg/subject02@1", 3.5, 4),
                new LiveError("challenger", "eeg/subject02@2", Double.NaN, Double.NaN));
    }

    /** Adds samples of that many seconds, with their forecasts. */
    public synchronized void advance(double seconds) {
        long until = samples + Math.round(seconds * 1e6 / PERIOD);
        for (; samples < until; samples++) {
            for (int i = 0; i < SERIES.size(); i++) {
                sample(i);
            }
        }
    }

    private void sample(int i) {
        double t = samples * PERIOD / 1e6;
        drift[i] = 0.96 * drift[i] + 0.1 * random.nextGaussian();
        double value = rhythm(i, t) + 1.4 * drift[i];
        long at = ORIGIN + samples * PERIOD;
        String key = SERIES.get(i);
        measurement.observed(key, new Observation(at, value));
        ModelVersion model = t < 14 ? ModelVersion.NAIVE : new ModelVersion("eeg/subject02", t < 44 ? 1 : 2);
        double noise = t < 44 ? 0.5 : 0.1;
        double width = t < 14 ? 5 : 0.6 + 1.5 * noise;
        List<HorizonForecast> steps = new ArrayList<>();
        for (int horizon : t < 14 ? new int[] {1} : HORIZONS) {
            double expected = rhythm(i, t + horizon * PERIOD / 1e6) + 1.4 * drift[i] * Math.pow(0.96, horizon);
            double ahead = t < 14 ? value : expected + noise * random.nextGaussian();
            double half = width * Math.pow(horizon, 0.25);
            steps.add(new HorizonForecast(
                    horizon, at + horizon * PERIOD, array(ahead), array(ahead - half), array(ahead + half)));
        }
        measurement.forecast(
                key,
                new Forecast(at, model, t < 14 ? ForecastStatus.WARMING : ForecastStatus.OK, steps),
                samples % 500 == 499 ? 150_000 : 4_000);
    }

    private static double rhythm(int i, double t) {
        return 22 * Math.sin(2 * Math.PI * (9.6 + i * 0.4) * t) * (0.6 + 0.4 * Math.sin(0.9 * t + i))
                + 7 * Math.sin(2 * Math.PI * (1.3 + 0.2 * i) * t);
    }

    private static double[] array(double value) {
        return new double[] {value};
    }

    @Override
    public synchronized RunState run() {
        return new RunState(
                "Subject02_1.edf, 3 channels at 500 Hz",
                "lstm",
                "streaming",
                samples * PERIOD / 1e6,
                Optional.of(120.0),
                Optional.of(new TrainingStatus("Second training: update 70 of 200, validation loss 0.031", 0.35)),
                List.of(
                        new RunEvent(0.0, "Signal started"),
                        new RunEvent(9.1, "First training: lstm, 32 units, 4,500 samples per series"),
                        new RunEvent(14.0, "eeg/subject02@1 published: held-out skill 0.860, AR(32) 0.840"),
                        new RunEvent(38.2, "Second training: lstm, 32 units, 19,000 samples per series")),
                Optional.of("127.0.0.1:9092"),
                steps(samples * PERIOD / 1e6 >= 14));
    }

    private static List<StartStep> steps(boolean done) {
        return List.of(
                new StartStep("broker", StartStep.State.DONE, "127.0.0.1:9092"),
                new StartStep("learning", done ? StartStep.State.DONE : StartStep.State.IN_PROGRESS, "40 %"),
                new StartStep("first forecast by a model", done ? StartStep.State.DONE : StartStep.State.WAITING, ""));
    }

    @Override
    public LiveAlarms alarms() {
        return alarms;
    }

    @Override
    public Measurement measurement() {
        return measurement;
    }
}
