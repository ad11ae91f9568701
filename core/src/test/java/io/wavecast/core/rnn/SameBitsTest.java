package io.wavecast.core.rnn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that outputs have the same bits on every JVM, interpreted or compiled, so that replays can be compared byte for byte. */
class SameBitsTest {
    private static final int STEPS = 3_000;

    @ParameterizedTest
    @CsvSource({
        "ELMAN, false, false, 1918502737",
        "ELMAN, false, true, 3558558952",
        "LSTM, false, false, 3157853093",
        "GRU, true, false, 2813328351",
        "GRU, false, false, 2215709402",
        "LSTM, false, true, 3839814253",
        "GRU, true, true, 3937862121",
        "GRU, false, true, 106958239",
    })
    void shouldGiveTheRecordedBits(CellKind cell, boolean resetAfter, boolean relu, long expected) {
        assertThat(Bits.of(cell, resetAfter, relu)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldNotAllocateWhileStepping(CellKind cell) {
        var spec = NetworkSpec.builder(cell)
                .inputs(3)
                .hidden(21)
                .layers(2)
                .outputs(2)
                .lags(5)
                .headActivation(HeadActivation.SIGMOID)
                .build();
        var network = new Network(spec, RandomWeights.of(spec, 1));
        var state = network.newState();
        var scratch = network.scratch();
        float[] x = {0.1f, 0.2f, 0.3f};
        float[] out = new float[2];
        network.step(state, x, out, scratch);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = thread.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < STEPS; t++) {
            network.step(state, x, out, scratch);
        }
        long allocated = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes in %d steps", STEPS).isLessThan(STEPS);
    }
}
