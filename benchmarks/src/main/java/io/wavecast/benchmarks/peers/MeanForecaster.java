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

/**
 * Forecasts the next mean of a series with a peer's library. All peers share this work; they have neither intervals nor scores, so
 * it is less than the service does. Not thread-safe.
 */
final class MeanForecaster implements AutoCloseable {
    private static final ModelVersion VERSION = new ModelVersion(RandomModel.NAME, 1);
    private static final double[] UNKNOWN = {Double.NaN};

    private final Scaling scaling;
    private final int stateSize;
    private final MultiSeriesStepper stepper;
    private final float[] input = new float[1];
    private final float[] output = new float[1];

    MeanForecaster(Peer peer) {
        Model model = RandomModel.lstm();
        Network network = model.network();
        scaling = model.preprocessing().scaling();
        stateSize = 2 * network.spec().hidden();
        stepper = peer.stepper(network);
    }

    /** The state at the start of a series. */
    float[] initialState() {
        return new float[stateSize];
    }

    /**
     * Processes one observation.
     *
     * @param state of the series, replaced by its next one
     * @param value observed, in the user's units
     * @return mean of the next value, in the user's units
     */
    double mean(float[] state, double value) {
        input[0] = (float) scaling.scaled(0, value);
        stepper.step(state, input, output);
        return scaling.unscaled(0, scaling.clip(output[0]));
    }

    /**
     * The forecast to be sent, without an interval.
     *
     * @param madeMicros event time of the observation, in microseconds since the epoch
     * @param mean of the next value
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
