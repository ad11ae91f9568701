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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime on one thread. Tensors are created once, over buffers of this class. There are two buffers for each state: a step
 * reads one and writes the other, and then they are swapped, so that a step copies no state.
 */
public final class OnnxStepper implements MultiSeriesStepper {
    private final int hidden;
    private final boolean lstm;
    private final OrtSession session;
    private final FloatBuffer x; // (1, 1, inputs)
    private final FloatBuffer y; // (1, outputs)
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private Binding current; // of the next step
    private Binding other; // of the step after it

    /** Starts with zeros as the state. */
    public OnnxStepper(Network network) {
        NetworkSpec spec = network.spec();
        this.hidden = spec.hidden();
        this.lstm = spec.cell() == CellKind.LSTM;
        this.x = floats(spec.inputs());
        this.y = floats(spec.outputs());
        try {
            var environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false); // would send usage figures to the vendor
            this.session = session(environment, network);
            OnnxTensor input = tensor(environment, x, 1, 1, spec.inputs());
            OnnxTensor output = tensor(environment, y, 1, spec.outputs());
            var even = new State(environment);
            var odd = new State(environment);
            this.current = new Binding(even, input, odd, output);
            this.other = new Binding(odd, input, even, output);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime refused the model", e);
        }
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

    private OnnxTensor tensor(OrtEnvironment environment, FloatBuffer values, long... shape) throws OrtException {
        OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
        tensors.add(tensor);
        return tensor;
    }

    @Override
    public void step(float[] in, float[] out) {
        x.put(0, in);
        try {
            session.run(current.inputs, current.outputs).close(); // leaves the tensors open, since they are pinned
        } catch (OrtException e) {
            throw new IllegalStateException("a step of ONNX Runtime failed", e);
        }
        y.get(0, out);
        Binding used = current;
        current = other;
        other = used;
    }

    @Override
    public void loadState(float[] values) {
        current.state.h.put(0, values, 0, hidden);
        if (lstm) {
            current.state.c.put(0, values, hidden, hidden);
        }
    }

    @Override
    public void storeState(float[] values) {
        current.state.h.get(0, values, 0, hidden);
        if (lstm) {
            current.state.c.get(0, values, hidden, hidden);
        }
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("closing ONNX Runtime's session failed", e);
        }
    }

    /** Buffers of one state and tensors over them. Cells other than LSTM leave c unused. */
    private final class State {
        private final FloatBuffer h = floats(hidden); // (1, 1, hidden)
        private final FloatBuffer c = floats(hidden); // (1, 1, hidden)
        private final OnnxTensor hTensor;
        private final OnnxTensor cTensor;

        State(OrtEnvironment environment) throws OrtException {
            hTensor = tensor(environment, h, 1, 1, hidden);
            cTensor = tensor(environment, c, 1, 1, hidden);
        }
    }

    /** Tensors of one step by their names in {@link OnnxModel}. */
    private final class Binding {
        private final State state; // that the step reads
        private final Map<String, OnnxTensor> inputs = new HashMap<>();
        private final Map<String, OnnxTensor> outputs = new HashMap<>();

        Binding(State from, OnnxTensor input, State to, OnnxTensor output) {
            state = from;
            inputs.put("x", input);
            inputs.put("h0", from.hTensor);
            outputs.put("y", output);
            outputs.put("h", to.hTensor);
            if (lstm) {
                inputs.put("c0", from.cTensor);
                outputs.put("c", to.cTensor);
            }
        }
    }
}
