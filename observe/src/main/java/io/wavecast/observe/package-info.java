/** How a service shows itself: metrics for Prometheus, health for whoever supervises it, and its log. */
package io.wavecast.observe;
