package io.wavecast.core.rnn;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Hashes all bits of the outputs of networks over a few thousand steps. A separate program, so that any JVM can run it. */
final class Bits {
    static final int STEPS = 3_000;

    private Bits() {}

    static long of(CellKind cell, boolean resetAfter, boolean relu) {
        return of(cell, resetAfter, relu, STEPS);
    }

    private static long of(CellKind cell, boolean resetAfter, boolean relu, int steps) {
        var spec = NetworkSpec.builder(cell)
                .inputs(3)
                .hidden(21)
                .layers(2)
                .outputs(2)
                .lags(5)
                .headActivation(HeadActivation.SIGMOID)
                .resetAfter(resetAfter)
                .relu(relu)
                .build();
        var network = new Network(spec, RandomWeights.of(spec, 1));
        var state = network.newState();
        var scratch = network.scratch();
        float[] out = new float[2];
        var bits = new CRC32();
        for (float[] x : RandomWeights.signal(steps, 3, 2)) {
            network.step(state, x, out, scratch);
            bits.update(ByteBuffer.allocate(8).putFloat(out[0]).putFloat(out[1]).flip());
        }
        return bits.getValue();
    }

    /** Prints one number per cell. The argument is the number of steps. */
    public static void main(String[] args) {
        int steps = Integer.parseInt(args[0]);
        System.out.println(of(CellKind.ELMAN, false, false, steps));
        System.out.println(of(CellKind.ELMAN, false, true, steps));
        System.out.println(of(CellKind.LSTM, false, false, steps));
        System.out.println(of(CellKind.GRU, true, false, steps));
        System.out.println(of(CellKind.GRU, false, false, steps));
        System.out.println(of(CellKind.LSTM, false, true, steps));
    }
}
