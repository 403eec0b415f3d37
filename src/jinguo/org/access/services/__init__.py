"""The verbs of access: passwords, second factors, requests between the seats, the seats themselves."""
