package io.wavecast.benchmarks.step;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.ForecastCorrector;
import io.wavecast.core.model.AdapterSettings;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the online adapter adds to an observation of one channel at one horizon: learn from the last forecast, take in the sample, correct the next forecast. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AdapterTiming {
    private static final int SAMPLES = 4_096; // a power of two
    private static final long SEED = 4;
    private static final double PERSISTENCE = 0.95; // of the signal
    private static final double ASSUMED = 0.8; // by the model, so that there is something to correct

    @Param("false")
    public boolean mean;

    private double[] signal; // (SAMPLES)
    private ForecastCorrector corrector;
    private Adaptation series;
    private final double[] last = new double[1];
    private final double[] sample = new double[1];
    private final double[][] forecast = new double[1][1]; // (horizons, channels)
    private double[] lesson;
    private int next;

    @Setup
    public void open() {
        signal = new double[SAMPLES];
        var random = new Random(SEED);
        for (int i = 1; i < SAMPLES; i++) {
            signal[i] = PERSISTENCE * signal[i - 1] + random.nextGaussian();
        }
        corrector = new ForecastCorrector(RandomModel.lstm(), settings(mean));
        series = corrector.newAdaptation();
        correct();
    }

    static AdapterSettings settings(boolean mean) {
        return AdapterSettings.of(0, AdapterSettings.MEMORY, List.of(1))
                .withMeans(mean ? AdapterSettings.MEANS : List.of());
    }

    @Benchmark
    public double observe() {
        next = (next + 1) & (SAMPLES - 1);
        sample[0] = signal[next];
        corrector.learn(series, 0, lesson, last, sample);
        correct();
        return forecast[0][0];
    }

    private void correct() {
        sample[0] = signal[next];
        corrector.observe(series, sample, 0);
        forecast[0][0] = ASSUMED * sample[0];
        corrector.correct(series, sample, forecast);
        lesson = corrector.lesson(0);
        last[0] = sample[0];
    }
}
