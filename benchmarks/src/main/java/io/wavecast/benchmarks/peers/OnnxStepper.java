package io.wavecast.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.benchmarks.stepper.OnnxModel;
import io.wavecast.core.rnn.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** ONNX Runtime, on the calling thread alone, with tensors that stay where they are. */
final class OnnxStepper implements MultiSeriesStepper {
    private final int hidden;
    private final OrtSession session;
    private final FloatBuffer x = direct(1);
    private final FloatBuffer y = direct(1);
    private final FloatBuffer h;
    private final FloatBuffer c;
    private final FloatBuffer nextH;
    private final FloatBuffer nextC;
    private final Map<String, OnnxTensor> in;
    private final Map<String, OnnxTensor> out;

    OnnxStepper(Network network) {
        hidden = network.spec().hidden();
        h = direct(hidden);
        c = direct(hidden);
        nextH = direct(hidden);
        nextC = direct(hidden);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // other threads would only be waited for at this size
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(OnnxModel.of(network), options);
            long[] state = {1, 1, hidden};
            in = Map.of(
                    "x", OnnxTensor.createTensor(environment, x, new long[] {1, 1, 1}),
                    "h0", OnnxTensor.createTensor(environment, h, state),
                    "c0", OnnxTensor.createTensor(environment, c, state));
            out = Map.of(
                    "y", OnnxTensor.createTensor(environment, y, new long[] {1, 1}),
                    "h", OnnxTensor.createTensor(environment, nextH, state),
                    "c", OnnxTensor.createTensor(environment, nextC, state));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refused the model", e);
        }
    }

    @Override
    public float step(float[] state, float value) {
        x.put(0, value);
        h.put(0, state, 0, hidden);
        c.put(0, state, hidden, hidden);
        try {
            session.run(in, Set.of(), out).close(); // which leaves the tensors that are ours open
            nextH.get(0, state, 0, hidden);
            nextC.get(0, state, hidden, hidden);
            return y.get(0);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed", e);
        }
    }

    @Override
    public void close() {
        in.values().forEach(OnnxTensor::close);
        out.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not let go of the model", e);
        }
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(Float.BYTES * floats)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
