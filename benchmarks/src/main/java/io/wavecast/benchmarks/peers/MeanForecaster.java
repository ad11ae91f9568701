package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import java.util.List;

/** What all peers do with an observation. Not for two threads at once. */
final class MeanForecaster implements AutoCloseable {
    private static final ModelVersion VERSION = new ModelVersion(RandomModel.NAME, 1);
    private static final double[] UNKNOWN = {Double.NaN};

    private final Scaling scaling;
    private final int stateSize;
    private final MultiSeriesStepper stepper;

    MeanForecaster(Peer peer) {
        Model model = RandomModel.lstm();
        Network network = model.network();
        scaling = model.preprocessing().scaling();
        stateSize = 2 * network.spec().hidden();
        stepper = peer.stepper(network);
    }

    /** Of a series that nothing is known of. */
    float[] fresh() {
        return new float[stateSize];
    }

    /**
     * @param state of the series; moved on
     * @param value observed, in the user's units
     * @return what comes next, in the user's units
     */
    double mean(float[] state, double value) {
        float next = stepper.step(state, (float) scaling.scaled(0, value));
        return scaling.unscaled(0, scaling.clip(next));
    }

    /**
     * For the wire; without an interval, which takes states and work of its own.
     *
     * @param madeMicros event time of the observation, microseconds since the epoch
     */
    static Forecast forecast(long madeMicros, double mean) {
        var step = new HorizonForecast(1, madeMicros + Workload.PERIOD_MICROS, new double[] {mean}, UNKNOWN, UNKNOWN);
        return new Forecast(madeMicros, VERSION, ForecastStatus.OK, List.of(step));
    }

    @Override
    public void close() {
        stepper.close();
    }
}
