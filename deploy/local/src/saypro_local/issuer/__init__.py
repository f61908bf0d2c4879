"""The development OIDC issuer: sign-in as a persona, for the local stack alone."""
