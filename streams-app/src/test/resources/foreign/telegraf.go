// Writes records by Telegraf's own serializer: `go mod init records && go get github.com/influxdata/telegraf@v1.33.0 && go run telegraf.go > telegraf.txt`.
package main

import (
	"fmt"
	"math"
	"time"

	"github.com/influxdata/telegraf/config"
	"github.com/influxdata/telegraf/metric"
	"github.com/influxdata/telegraf/plugins/serializers/json"
)

func main() {
	serializer := &json.Serializer{TimestampUnits: config.Duration(time.Millisecond)}
	if err := serializer.Init(); err != nil {
		panic(err)
	}
	for i := 0; i < 300; i++ {
		fields := map[string]interface{}{}
		for _, name := range []string{"guest", "guest_nice", "iowait", "irq", "nice", "softirq", "steal"} {
			fields["usage_"+name] = i % 7
		}
		for _, name := range []string{"idle", "system", "user", "active", "busy"} {
			fields["usage_"+name] = math.Sin(float64(i) / 7)
		}
		tags := map[string]string{"cpu": "cpu-total", "host": "raynor"}
		record, err := serializer.Serialize(metric.New("cpu", tags, fields, time.UnixMilli(1717171717000+int64(i)*50)))
		if err != nil {
			panic(err)
		}
		fmt.Print(string(record)) // ends with a line feed
	}
}
