"""The OpenAPI document says what the API is, and only that."""

import httpx


async def test_it_lists_the_api_and_neither_pages_nor_sign_in(client: httpx.AsyncClient) -> None:
    document = (await client.get("/gallery/openapi.json")).json()
    assert document["info"]["title"] == "Gallery API"
    assert "/gallery/v1/say" in document["paths"]
    assert all(path.startswith("/gallery/v1/") for path in document["paths"])


async def test_it_says_how_to_sign_in_and_what_goes_wrong(client: httpx.AsyncClient) -> None:
    document = (await client.get("/gallery/openapi.json")).json()
    say = document["paths"]["/gallery/v1/say"]["post"]
    assert say["security"] == [{"bearer": []}, {"session": []}]
    assert "security" not in document["paths"]["/gallery/v1/search"]["get"]
    assert document["paths"]["/gallery/v1/staff"]["get"]["security"]
    assert {"201", "400", "401", "403", "404", "409", "413", "422", "429", "5XX"} == set(say["responses"])
    assert {"200", "422", "429", "5XX"} == set(document["paths"]["/gallery/v1/search"]["get"]["responses"])
    refused = document["components"]["responses"]["Forbidden"]
    assert refused["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert {"bearer", "session"} == set(document["components"]["securitySchemes"])
    assert "HTTPValidationError" not in document["components"]["schemas"]


async def test_there_are_no_documentation_pages_from_elsewhere(client: httpx.AsyncClient) -> None:
    for path in ("/docs", "/redoc", "/gallery/docs"):
        assert (await client.get(path)).status_code == 404


async def test_every_write_takes_a_key_and_says_what_it_is_for(client: httpx.AsyncClient) -> None:
    document = (await client.get("/gallery/openapi.json")).json()
    [kept] = [each for each in document["paths"]["/gallery/v1/order"]["post"]["parameters"] if each["in"] == "header"]
    [needless] = [each for each in document["paths"]["/gallery/v1/say"]["post"]["parameters"] if each["in"] == "header"]
    assert kept["name"] == needless["name"] == "Idempotency-Key"
    assert "answered as it was" in kept["description"]
    assert "twice is the same" in needless["description"]
    assert "parameters" not in document["paths"]["/gallery/v1/me"]["get"]
