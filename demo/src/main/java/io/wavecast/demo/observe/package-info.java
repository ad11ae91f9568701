/** What was sent and what came back, measured from the topics alone, without a look inside the service. */
package io.wavecast.demo.observe;
