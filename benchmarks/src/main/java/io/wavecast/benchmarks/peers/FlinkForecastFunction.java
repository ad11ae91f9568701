package io.wavecast.benchmarks.peers;

import java.io.Serializable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns records into means of the forecasts after their last samples.
 *
 * @param <T> samples of a record: one value or several
 */
final class FlinkForecastFunction<T>
        extends KeyedProcessFunction<String, Tuple3<String, Long, T>, Tuple3<String, Long, Double>> {
    private static final long serialVersionUID = 1L;

    private final Peer peer;
    private final Steps<T> steps;
    private transient MeanForecaster forecaster;
    private transient ValueState<float[]> states;
    private transient Tuple3<String, Long, Double> mean;

    /** Steps through the samples of a record, and returns the mean after the last one. */
    interface Steps<T> extends Serializable {
        double mean(MeanForecaster forecaster, float[] state, T samples);
    }

    FlinkForecastFunction(Peer peer, Steps<T> steps) {
        this.peer = peer;
        this.steps = steps;
    }

    @Override
    public void open(OpenContext context) {
        forecaster = new MeanForecaster(peer);
        states = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("states", PrimitiveArrayTypeInfo.FLOAT_PRIMITIVE_ARRAY_TYPE_INFO));
        mean = new Tuple3<>();
    }

    @Override
    public void processElement(
            Tuple3<String, Long, T> record, Context context, Collector<Tuple3<String, Long, Double>> means)
            throws Exception {
        float[] stored = states.value();
        float[] state = stored == null ? forecaster.initialState() : stored;
        mean.setFields(record.f0, record.f1, steps.mean(forecaster, state, record.f2));
        states.update(state);
        means.collect(mean);
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
