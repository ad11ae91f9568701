package io.wavecast.signals.generated;

import java.util.Random;

/**
 * Electroencephalogram from a neural mass model (Jansen and Rit 1995, "Electroencephalogram and visual evoked potential generation in a
 * mathematical model of coupled cortical columns", eq. 6). Each channel is one cortical column: pyramidal cells, excitatory and inhibitory
 * interneurons, with the mean potentials y0, y1, y2 in millivolts:
 *
 * <pre>
 *  y0'' = A·a·S(y1 − y2)            − 2a·y0' − a²·y0
 *  y1'' = A·a·(p + C2·S(C1·y0))     − 2a·y1' − a²·y1
 *  y2'' = B·b·C4·S(C3·y0)           − 2b·y2' − b²·y2
 *  S(v) = 2e0 / (1 + exp(r·(v0 − v)))                             pulses per second
 * </pre>
 *
 * A = 3.25 mV, B = 22 mV, a = 100/s, b = 50/s, C1 = 135, C2 = 0.8·C1, C3 = C4 = 0.25·C1, e0 = 2.5/s, v0 = 6 mV, r = 0.56/mV, as in the paper.
 *
 * <p>With a small input p a column rests; near p = 114/s it emits single spikes like those of an epileptic focus; above, and in a
 * range below from p = 90/s, it oscillates at about 10 Hz (Grimbert and Faugeras 2006, "Bifurcation analysis of Jansen's neural mass model"). Here p wanders across
 * these regimes: an Ornstein-Uhlenbeck process of mean 95/s, deviation 25/s and correlation time 0.3 s, half of its variance common to all
 * channels, plus white noise of 0.5 pulses/√s. So the signal alternates between rest, spikes and bursts of alpha.
 *
 * <p>Heun's method integrates in steps of at most a millisecond. A sample is y1 − y2 less its mean of about 3 mV, times 10 µV per mV, plus measurement
 * noise of 0.3 µV: microvolts.
 *
 * <p>A spike follows from the state of the column. A network infers it better than a regression on lags. Skill on the last fifth of 30,000
 * samples, by {@code wavecast backtest --signal neural-mass --channels 1 --models naive,ar32,lstm --ahead 25ms,50ms,100ms
 * --hidden 32 --updates 200 --seed 1}, then with {@code --seed 2} and {@code --seed 3}:
 *
 * <pre>
 *  ahead          AR(32)                   LSTM of 32 units         error, LSTM : AR(32)
 *  one step       0.65   0.62   0.64       0.77   0.74   0.69       0.67   0.68   0.86
 *  50 ms          0.20   0.19   0.10       0.64   0.54   0.53       0.45   0.57   0.52
 *  100 ms         0.20   0.15  -0.29       0.39   0.28   0.18       0.76   0.85   0.64
 * </pre>
 */
final class NeuralMassGenerator implements Generator {
    private static final double EXCITATORY_GAIN = 3.25; // A, mV
    private static final double INHIBITORY_GAIN = 22; // B, mV
    private static final double EXCITATORY_RATE = 100; // a, 1/s
    private static final double INHIBITORY_RATE = 50; // b, 1/s
    private static final double SYNAPSES = 135; // C1
    private static final double TO_PYRAMIDAL = 0.8 * SYNAPSES; // C2
    private static final double INHIBITORY = 0.25 * SYNAPSES; // C3 and C4
    private static final double HALF_MAX_RATE = 2.5; // e0, 1/s
    private static final double THRESHOLD = 6; // v0, mV
    private static final double SLOPE = 0.56; // r, 1/mV

    private static final double INPUT_MEAN = 95; // pulses per second
    private static final double INPUT_DEVIATION = 25;
    private static final double INPUT_SECONDS = 0.3;
    private static final double INPUT_NOISE = 0.5; // pulses per square root of a second

    private static final double OFFSET = 3; // mV
    private static final double MICROVOLT = 10; // per mV
    private static final double NOISE = 0.3; // µV
    private static final double MAX_STEP = 1e-3;
    private static final double SETTLING_SECONDS = 2;

    private final Random random;
    private final Column[] columns;
    private final int stepsPerSample;
    private final double step; // seconds
    // StrictMath: the same bits on every JVM.
    private final double inputMemory; // from step to step
    private final double inputInnovation;
    private double common;

    NeuralMassGenerator(double rate, int channels, Random random) {
        this.random = random;
        this.columns = new Column[channels];
        for (int c = 0; c < channels; c++) {
            columns[c] = new Column();
        }
        this.stepsPerSample = (int) Math.max(1, Math.ceil(1 / (rate * MAX_STEP)));
        this.step = 1 / (rate * stepsPerSample);
        this.inputMemory = StrictMath.exp(-step / INPUT_SECONDS);
        this.inputInnovation = Math.sqrt(1 - inputMemory * inputMemory);
        for (double time = 0; time < SETTLING_SECONDS; time += step) {
            advance();
        }
    }

    @Override
    public void next(double[] values) {
        for (int i = 0; i < stepsPerSample; i++) {
            advance();
        }
        for (int c = 0; c < values.length; c++) {
            values[c] = MICROVOLT * (columns[c].output() - OFFSET) + NOISE * random.nextGaussian();
        }
    }

    private void advance() {
        common = wandered(common);
        for (Column column : columns) {
            column.own = wandered(column.own);
            double input = INPUT_MEAN + INPUT_DEVIATION * Math.sqrt(0.5) * (common + column.own);
            column.advance(input, INPUT_NOISE * Math.sqrt(step) * random.nextGaussian(), step);
        }
    }

    /** One step of an Ornstein-Uhlenbeck process of deviation 1. */
    private double wandered(double value) {
        return inputMemory * value + inputInnovation * random.nextGaussian();
    }

    /** One cortical column. */
    private static final class Column {
        private final double[] state = new double[6]; // y0, y1, y2 and their derivatives
        private final double[] first = new double[6];
        private final double[] second = new double[6];
        private final double[] predicted = new double[6];
        private double own; // its own part of the input, of deviation 1

        /** The mean potential of the pyramidal cells, in millivolts. */
        double output() {
            return state[1] - state[2];
        }

        /**
         * Heun's method.
         *
         * @param input pulses per second, constant during the step
         * @param noise integral of the input's white noise over the step, in pulses
         */
        void advance(double input, double noise, double step) {
            double kick = EXCITATORY_GAIN * EXCITATORY_RATE * noise;
            derive(state, input, first);
            for (int i = 0; i < state.length; i++) {
                predicted[i] = state[i] + step * first[i];
            }
            predicted[4] += kick;
            derive(predicted, input, second);
            for (int i = 0; i < state.length; i++) {
                state[i] += step / 2 * (first[i] + second[i]);
            }
            state[4] += kick;
        }

        private static void derive(double[] y, double input, double[] out) {
            double a = EXCITATORY_RATE;
            double b = INHIBITORY_RATE;
            out[0] = y[3];
            out[1] = y[4];
            out[2] = y[5];
            out[3] = EXCITATORY_GAIN * a * pulses(y[1] - y[2]) - 2 * a * y[3] - a * a * y[0];
            out[4] = EXCITATORY_GAIN * a * (input + TO_PYRAMIDAL * pulses(SYNAPSES * y[0]))
                    - 2 * a * y[4]
                    - a * a * y[1];
            out[5] = INHIBITORY_GAIN * b * INHIBITORY * pulses(INHIBITORY * y[0]) - 2 * b * y[5] - b * b * y[2];
        }

        /** S: the rate at which a population of this potential fires. */
        private static double pulses(double potential) {
            return 2 * HALF_MAX_RATE / (1 + StrictMath.exp(SLOPE * (THRESHOLD - potential)));
        }
    }
}
