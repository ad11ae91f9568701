package io.wavecast.benchmarks.stepper;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * ONNX Runtime on one thread. All tensors are made once over memory of ours; there are two of each state, the step reads the
 * one and writes the other, and then they change places, so that nothing is copied.
 */
final class OnnxStepper implements Stepper {
    private final OrtSession session;
    private final FloatBuffer x; // (1, 1, inputs)
    private final FloatBuffer y; // (1, outputs)
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private Map<String, OnnxTensor> inputs; // of the next step
    private Map<String, OnnxTensor> outputs;
    private Map<String, OnnxTensor> otherInputs; // of the one after it
    private Map<String, OnnxTensor> otherOutputs;

    OnnxStepper(Network network) {
        NetworkSpec spec = network.spec();
        long[] state = {1, 1, spec.hidden()};
        this.x = floats(spec.inputs());
        this.y = floats(spec.outputs());
        try {
            var environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false); // usage figures for its makers
            this.session = session(environment, network);
            tensors.put("x", OnnxTensor.createTensor(environment, x, new long[] {1, 1, spec.inputs()}));
            tensors.put("y", OnnxTensor.createTensor(environment, y, new long[] {1, spec.outputs()}));
            for (String name : new String[] {"h even", "h odd", "c even", "c odd"}) {
                tensors.put(name, OnnxTensor.createTensor(environment, floats(spec.hidden()), state));
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        boolean lstm = spec.cell() == CellKind.LSTM;
        this.inputs = inputs("even", lstm);
        this.outputs = outputs("odd", lstm);
        this.otherInputs = inputs("odd", lstm);
        this.otherOutputs = outputs("even", lstm);
    }

    private static OrtSession session(OrtEnvironment environment, Network network) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return environment.createSession(OnnxModel.of(network), options);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private Map<String, OnnxTensor> inputs(String parity, boolean lstm) {
        Map<String, OnnxTensor> map = new HashMap<>();
        map.put("x", tensors.get("x"));
        map.put("h0", tensors.get("h " + parity));
        if (lstm) {
            map.put("c0", tensors.get("c " + parity));
        }
        return map;
    }

    private Map<String, OnnxTensor> outputs(String parity, boolean lstm) {
        Map<String, OnnxTensor> map = new HashMap<>();
        map.put("y", tensors.get("y"));
        map.put("h", tensors.get("h " + parity));
        if (lstm) {
            map.put("c", tensors.get("c " + parity));
        }
        return map;
    }

    @Override
    public void step(float[] in, float[] out) {
        x.put(0, in);
        try {
            session.run(inputs, outputs).close(); // the tensors are not the result's to close
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        y.get(0, out);
        Map<String, OnnxTensor> nextInputs = otherInputs;
        Map<String, OnnxTensor> nextOutputs = otherOutputs;
        otherInputs = inputs;
        otherOutputs = outputs;
        inputs = nextInputs;
        outputs = nextOutputs;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
