module example.com/shop

go 1.22

require github.com/stripe/stripe-go/v78 v78.0.0

require (
	github.com/gin-gonic/gin v1.9.1
	github.com/getsentry/sentry-go v0.27.0 // indirect
)
